namespace Ranking;

/// <summary>Titles in an order of the statistics.</summary>
internal sealed class OrderedSource(
    string name,
    Func<CatalogStatistics, ReadOnlySpan<int>> order,
    Func<CatalogStatistics, ReadOnlySpan<float>> score,
    float least,
    bool mustExceed = false) : ICandidateSource
{
    public string Name => name;

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        CatalogStatistics statistics = context.Snapshot.Statistics;
        ReadOnlySpan<float> scores = score(statistics);
        int seen = 0;
        foreach (int item in order(statistics))
        {
            if (candidates.IsFull || (mustExceed && scores[item] <= least))
            {
                break;
            }

            if ((++seen & 4095) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            candidates.TryAdd(item, scores[item]);
        }

        return ValueTask.CompletedTask;
    }
}
