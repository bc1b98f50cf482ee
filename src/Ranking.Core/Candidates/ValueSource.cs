namespace Ranking;

/// <summary>The posting list of an attribute value, the most played titles first.</summary>
internal sealed class ValueSource(string attribute, string value) : ICandidateSource
{
    public string Name => "value";

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        if (context.Snapshot.Catalog.FindLabels(attribute) is not { } column || !column.Values.TryGetOrdinal(value, out int ordinal))
        {
            return ValueTask.CompletedTask;
        }

        CatalogStatistics statistics = context.Snapshot.Statistics;
        ReadOnlySpan<float> popularity = statistics.Popularity;
        int seen = 0;
        foreach (int item in statistics.PopularItemsWith(column, ordinal))
        {
            if (candidates.IsFull)
            {
                break;
            }

            if ((++seen & 4095) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            candidates.TryAdd(item, popularity[item]);
        }

        return ValueTask.CompletedTask;
    }
}
