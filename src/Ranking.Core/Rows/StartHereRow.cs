namespace Ranking;

/// <summary>
/// For someone new: what editors chose, or what is popular and of many kinds. It leads the page of someone who played nothing, may sink two places with each play, and is
/// gone after a few.
/// <code>
/// of the 200 titles most popular in the person's region that they may see, round after round: take those none of whose labels this round has shown yet
/// </code>
/// </summary>
internal sealed class StartHereRow(string[]? itemIds, int plays, string? attribute, int minimumItems) : IRowSource, ICandidateSource
{
    // Some pages of popular titles; beyond them a new label would cost too much popularity.
    private const int Pool = 200;
    private const int PlacesAPlay = 2;

    private readonly ICandidateSource? _chosen = itemIds is null ? null : Candidates.Ids(itemIds);

    public string Name => RowKinds.StartHere;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        int played = 0;
        for (int i = 0; i < context.History.Count && played < plays; i++)
        {
            played += context.History.IsWatched(context.History.Items[i]) ? 1 : 0;
        }

        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(played >= plays
            ? []
            :
            [
                new RowCandidate(RowKinds.StartHere, RowKinds.StartHere, "Start Here", [_chosen ?? this], new Reason(itemIds is null ? ReasonKind.StartHere : ReasonKind.Editorial))
                {
                    Scorer = Scorers.Retrieval,
                    NoLaterThan = PlacesAPlay * played,
                    MinimumItems = minimumItems,
                    ItemReason = new Reason(itemIds is null ? ReasonKind.StartHere : ReasonKind.Editorial),
                },
            ]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        List<int> pool = Popular(context, candidates);
        CategoryColumn? labels = context.Snapshot.Catalog.FindLabels(attribute);
        var shown = new HashSet<int>();
        // Which title comes next depends on the labels before it, so another title among them changes what follows.
        candidates.IsExact = false;
        while (pool.Count > 0 && !candidates.IsFull)
        {
            shown.Clear();
            for (int i = 0; i < pool.Count; i++)
            {
                if (IsFresh(labels, pool[i], shown))
                {
                    candidates.TryAdd(pool[i], 1f - (candidates.Count / (float)Pool));
                    pool[i] = -1;
                }
            }

            pool.RemoveAll(item => item < 0);
        }

        return ValueTask.CompletedTask;
    }

    // Popular everywhere or watched of late in the region, by CatalogStatistics.PopularityIn: in a region of few plays, or none that is known, that is the order of everybody.
    private static List<int> Popular(RankingContext context, CandidateBuffer candidates)
    {
        CatalogStatistics statistics = context.Snapshot.Statistics;
        var pool = new List<int>(2 * Pool);
        Add(statistics.ItemsByPopularity, candidates, pool);
        if (statistics.ItemsByRegion(context.Profile.Region) is { IsEmpty: false } chart)
        {
            Add(chart, candidates, pool);
            int[] items = [.. pool.Distinct()];
            var popularity = new float[items.Length];
            statistics.PopularityIn(context.Profile.Region, items, popularity);
            pool = [.. Enumerable.Range(0, items.Length).OrderByDescending(i => popularity[i]).ThenBy(i => items[i]).Take(Pool).Select(i => items[i])];
        }

        return pool;
    }

    private static void Add(ReadOnlySpan<int> items, CandidateBuffer candidates, List<int> pool)
    {
        int most = pool.Count + Pool;
        foreach (int item in items)
        {
            if (pool.Count == most)
            {
                break;
            }

            if (candidates.Accepts(item))
            {
                pool.Add(item);
            }
        }
    }

    private static bool IsFresh(CategoryColumn? labels, int item, HashSet<int> shown)
    {
        ReadOnlySpan<int> own = labels is null ? [] : labels.ValuesOf(item);
        foreach (int value in own)
        {
            if (shown.Contains(value))
            {
                return false;
            }
        }

        foreach (int value in own)
        {
            shown.Add(value);
        }

        return true;
    }
}
