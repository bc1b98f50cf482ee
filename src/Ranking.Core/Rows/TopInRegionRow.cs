namespace Ranking;

/// <summary>
/// A chart: the same for all people of a region but for what they may not see. A title is in it once several people of the region played it, so that a chart of a small
/// region never tells what one person watched.
/// </summary>
internal sealed class TopInRegionRow(int take, int minimumPlays, int notBefore, int noLaterThan) : IRowSource, ICandidateSource
{
    public string Name => RowKinds.TopInRegion;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        int count = Titles(context).Count;
        int minimum = (take + 1) / 2;
        if (context.Profile.Region is not { } region || count < minimum)
        {
            return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
        }

        var reason = new Reason(ReasonKind.Chart, region);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
        [
            new RowCandidate(RowKinds.TopInRegion, $"{RowKinds.TopInRegion}={region}", $"Most Watched in {region}", [this], reason)
            {
                Scorer = Scorers.Retrieval,
                NotBefore = notBefore,
                NoLaterThan = noLaterThan,
                MinimumItems = minimum,
                IncludeWatched = true,
                AllowsRepeats = true,
                Family = Charts.Family,
                OneIn = Charts.OneIn,
                ItemReason = reason,
            },
        ]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        int place = 0;
        foreach (int item in Titles(context))
        {
            candidates.TryAdd(item, 1f - (place++ / (float)take));
        }

        return ValueTask.CompletedTask;
    }

    // One title of a series: a page shows no more, and a chart's places are for different things. Who may not see one of them sees fewer, not another chart.
    private List<int> Titles(RankingContext context)
    {
        CatalogStatistics statistics = context.Snapshot.Statistics;
        ReadOnlySpan<int> items = statistics.ItemsByRegion(context.Profile.Region);
        ReadOnlySpan<int> plays = statistics.PlaysByRegion(context.Profile.Region);
        var titles = new List<int>(take);
        var series = new HashSet<int>();
        for (int i = 0; i < items.Length && titles.Count < take; i++)
        {
            int own = context.Snapshot.Catalog.SeriesOf(items[i]);
            if (plays[i] >= minimumPlays && context.Eligibility.IsAvailable(items[i]) && (own < 0 || series.Add(own)))
            {
                titles.Add(items[i]);
            }
        }

        return titles;
    }
}
