using System.Diagnostics;

namespace Ranking;

/// <summary>
/// The second pass: each item ranker is called once, with all rows that are its own. Rows of one that fails are ranked by popularity, or not at all where the
/// failed ranker had rules of its own that popularity could not keep.
/// </summary>
internal sealed class RowRanking(
    IItemRanker ranker, IItemRanker fallback, PageFilter filter, RowCache? cache, RankingOptions options, ComponentRunner runner)
{
    private const int Spare = 2;

    public async ValueTask<IReadOnlyList<Proposal>> RankAsync(
        IReadOnlyList<RowCandidate> rows, PageSize size, RankingContext context, PageBudget budget)
    {
        using Activity? activity = Telemetry.StartStage(Stages.Items);
        long start = runner.Clock.GetTimestamp();
        var ranked = new (RankedList List, int Call, int Place)[rows.Count];
        ItemQuery[] queries = [.. rows.Select(row => QueryOf(row, size))];
        foreach (IGrouping<IItemRanker, int> group in Enumerable.Range(0, rows.Count).GroupBy(i => rows[i].Ranker ?? ranker))
        {
            int[] members = [.. group];
            if (cache is null)
            {
                await RankAsync(group.Key, members, queries, ranked, context, budget).ConfigureAwait(false);
            }
            else
            {
                await RankThroughAsync(cache, group.Key, members, rows, queries, ranked, context, budget).ConfigureAwait(false);
            }
        }

        IReadOnlyList<Proposal> proposals = Filtered(rows, ranked, context);
        TimeSpan duration = runner.Clock.GetElapsedTime(start);
        Telemetry.StageTook(duration, Stages.Items);
        context.Trace.Add(new TraceEntry(Stages.Items, Stages.Whole, TraceOutcome.Ran, rows.Count, rows.Count, duration, ""));
        return proposals;
    }

    /// <summary>Ranks rows once more from filtering on, as a full trace has them.</summary>
    /// <param name="rows">The rows of the trace.</param>
    /// <param name="size">The size of the page.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="context">A context as it was then.</param>
    /// <param name="recorder">Takes down the calls.</param>
    public IReadOnlyList<Proposal> Replay(IReadOnlyList<RowCandidate> rows, PageSize size, PageTrace trace, RankingContext context, TraceRecorder recorder)
    {
        Catalog catalog = context.Snapshot.Catalog;
        var calls = new List<IReadOnlyList<RankedList>>();
        for (int i = 0; i < trace.Rankers.Count; i++)
        {
            RankerTrace call = trace.Rankers[i];
            int[] items = [.. call.Items.Select(id => PageReplay.OrdinalOf(id, catalog))];
            IItemRanker? by = call.Role switch
            {
                _ when !PageReplay.IsRankedAgain(call) => null,
                RankerTrace.PageRole => ranker,
                _ => fallback,
            };
            if (by is ItemRanker own)
            {
                var recording = new RankerRecording();
                var queries = new ItemQuery[call.Lists.Count];
                for (int row = 0; row < rows.Count; row++)
                {
                    if (trace.Rows[row].Ranker == i)
                    {
                        queries[trace.Rows[row].List] = QueryOf(rows[row], size);
                    }
                }

                calls.Add(own.Replay(queries, call, items, context, recording));
                recorder.Add(recording.ToTrace(own.Name, call.Role));
            }
            else
            {
                calls.Add([.. call.Lists.Select(list => PageReplay.Returned(list, items))]);
                recorder.Add(call);
            }
        }

        return Filtered(
            rows, [.. trace.Rows.Select(row => row.Ranker < 0 ? (RankedList.Empty, -1, 0) : (calls[row.Ranker][row.List], row.Ranker, row.List))], context);
    }

    public IEnumerable<PlanNode> Describe() =>
        [ranker is IDescribed described ? described.Describe() : new PlanNode(Stages.Items, ranker.Name), .. filter.Describe()];

    /// <summary>Takes the rows that are kept, ranks the others, and keeps those that may be.</summary>
    private async ValueTask RankThroughAsync(
        RowCache kept,
        IItemRanker by,
        int[] members,
        IReadOnlyList<RowCandidate> rows,
        ItemQuery[] queries,
        (RankedList List, int Call, int Place)[] ranked,
        RankingContext context,
        PageBudget budget)
    {
        RowCache.Key?[] keys = Array.ConvertAll(members, i => RowCache.KeyOf(rows[i], queries[i], by, context));
        var missed = new List<int>(members.Length);
        for (int i = 0; i < members.Length; i++)
        {
            if (keys[i] is { } key && kept.Find(key, context) is { } list)
            {
                ranked[members[i]] = (list, -1, 0);
            }
            else
            {
                missed.Add(i);
            }
        }

        int hits = members.Length - missed.Count;
        Telemetry.RowsLookedUp(hits, keys.Count(key => key is not null) - hits);
        int skipped = SkippedIn(context);
        await RankAsync(by, [.. missed.Select(i => members[i])], queries, ranked, context, budget).ConfigureAwait(false);
        // What was ranked while a part was missing is shown once, and not kept.
        if (SkippedIn(context) == skipped)
        {
            foreach (int i in missed)
            {
                if (keys[i] is { } key)
                {
                    kept.Add(key, ranked[members[i]].List, context);
                }
            }
        }
    }

    private static int SkippedIn(RankingContext context) => (context.Trace as TraceRecorder)?.SkippedCount ?? 0;

    private async ValueTask RankAsync(
        IItemRanker by,
        int[] members,
        ItemQuery[] queries,
        (RankedList List, int Call, int Place)[] ranked,
        RankingContext context,
        PageBudget budget)
    {
        if (members.Length == 0)
        {
            return;
        }

        (IReadOnlyList<RankedList> lists, int call) = await RankAsync(by, Array.ConvertAll(members, i => queries[i]), context, budget).ConfigureAwait(false);
        for (int i = 0; i < members.Length; i++)
        {
            ranked[members[i]] = (lists[i], call, i);
        }
    }

    private Proposal[] Filtered(IReadOnlyList<RowCandidate> rows, (RankedList List, int Call, int Place)[] ranked, RankingContext context)
    {
        IReadOnlyList<RankedList> kept = filter.Apply(Array.ConvertAll(ranked, row => row.List), context);
        var proposals = new Proposal[rows.Count];
        for (int i = 0; i < proposals.Length; i++)
        {
            proposals[i] = new Proposal(rows[i], kept[i], ranked[i].Call, ranked[i].Place);
        }

        return proposals;
    }

    private async ValueTask<(IReadOnlyList<RankedList> Lists, int Call)> RankAsync(
        IItemRanker by, ItemQuery[] queries, RankingContext context, PageBudget budget)
    {
        string role = ReferenceEquals(by, ranker) ? RankerTrace.PageRole : RankerTrace.OwnRole;
        Deadline signals = budget.Until(PageStage.Signals);
        if (await CallAsync(by, role, queries, context, budget.Until(PageStage.Sources), signals).ConfigureAwait(false) is { } ranked)
        {
            return ranked;
        }

        bool hasRules = by is ItemRanker { HasFilters: true };
        context.Trace.Fallback(Stages.Items, by.Name, hasRules ? "its rows are left out: popularity could not keep its filters" : "its rows are ranked by popularity", queries.Length, queries.Length);
        return (hasRules ? null : await CallAsync(fallback, RankerTrace.FallbackRole, queries, context, signals, signals).ConfigureAwait(false))
            ?? (Array.ConvertAll(queries, _ => RankedList.Empty), -1);
    }

    private async ValueTask<(IReadOnlyList<RankedList> Lists, int Call)?> CallAsync(
        IItemRanker by, string role, ItemQuery[] queries, RankingContext context, Deadline sources, Deadline signals)
    {
        var call = new RankerCall(by, role, queries, sources, signals);
        ComponentResult result = await runner.RunAsync(
            Stages.Items,
            by.Name,
            FailurePolicy.Skip,
            context,
            call,
            static (call, context, token) => call.RankAsync(context, token),
            // A ranker of our own keeps the deadlines of its stages, and always has a list to give.
            by is ItemRanker ? new Deadline(sources.Page) : sources).ConfigureAwait(false);
        if (!result.Note(context).IsCompleted)
        {
            return null;
        }

        int place = call.Trace is { } trace && context.Trace is TraceRecorder recorder ? recorder.Add(trace) : -1;
        return (call.Lists, place);
    }

    // A source gives its best first: of a row in its order, what lies far behind the reserve is not looked at, unless the ranker filters.
    private int LimitOf(RowCandidate row, PageSize size) =>
        ReferenceEquals(row.Scorer, Scorers.Retrieval) && row.Sources.Count == 1 && row.Ranker is null && ranker is ItemRanker { HasFilters: false }
            ? Math.Min(options.CandidateLimit, Spare * (size.Items + options.Reserve))
            : options.CandidateLimit;

    private ItemQuery QueryOf(RowCandidate row, PageSize size) => new(row.Key, row.Sources, size.Items + options.Reserve)
    {
        CandidateLimit = Math.Max(LimitOf(row, size), size.Items),
        Scorer = row.Scorer,
        IncludeWatched = row.IncludeWatched,
        SeedItem = row.SeedItem,
        IsOptional = options.IsOptional(row.Kind),
    };
}
