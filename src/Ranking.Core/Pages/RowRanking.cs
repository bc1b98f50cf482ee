using System.Diagnostics;

namespace Ranking;

/// <summary>The second pass: each item ranker is called once, with all rows that are its own. Rows of one that fails are ranked by popularity.</summary>
internal sealed class RowRanking(IItemRanker ranker, IItemRanker fallback, RankingOptions options, ComponentRunner runner)
{
    public async ValueTask<IReadOnlyList<Proposal>> RankAsync(
        IReadOnlyList<RowCandidate> rows, PageSize size, RankingContext context, CancellationToken cancellationToken)
    {
        using Activity? activity = Telemetry.StartStage(Stages.Items);
        long start = runner.Clock.GetTimestamp();
        var lists = new RankedList[rows.Count];
        foreach (IGrouping<IItemRanker, int> group in Enumerable.Range(0, rows.Count).GroupBy(i => rows[i].Ranker ?? ranker))
        {
            int[] members = [.. group];
            IReadOnlyList<RankedList> ranked = await RankAsync(
                group.Key, Array.ConvertAll(members, i => QueryOf(rows[i], size)), context, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < members.Length; i++)
            {
                lists[members[i]] = ranked[i];
            }
        }

        Telemetry.StageTook(runner.Clock.GetElapsedTime(start), Stages.Items);
        var proposals = new Proposal[rows.Count];
        for (int i = 0; i < proposals.Length; i++)
        {
            proposals[i] = new Proposal(rows[i], lists[i]);
        }

        return proposals;
    }

    public PlanNode Describe() => ranker is IDescribed described ? described.Describe() : new PlanNode(Stages.Items, ranker.Name);

    private async ValueTask<IReadOnlyList<RankedList>> RankAsync(
        IItemRanker by, ItemQuery[] queries, RankingContext context, CancellationToken cancellationToken)
    {
        var call = new Call(by, queries);
        ComponentResult result = await runner.RunAsync(
            Stages.Items, by.Name, FailurePolicy.Skip, context, call, static (call, context, token) => call.RankAsync(context, token), cancellationToken).ConfigureAwait(false);
        if (result.IsCompleted)
        {
            return call.Lists;
        }

        context.Trace.Add(new TraceEntry(
            Stages.Items, by.Name, TraceOutcome.Fallback, queries.Length, queries.Length, TimeSpan.Zero, "its rows are ranked by popularity"));
        return await fallback.RankAsync(queries, context, cancellationToken).ConfigureAwait(false);
    }

    private ItemQuery QueryOf(RowCandidate row, PageSize size) => new(row.Key, row.Sources, size.Items + options.Reserve)
    {
        CandidateLimit = Math.Max(options.CandidateLimit, size.Items),
        Scorer = row.Scorer,
        IncludeWatched = row.IncludeWatched,
        SeedItem = row.SeedItem,
    };

    private sealed class Call(IItemRanker by, ItemQuery[] queries)
    {
        public IReadOnlyList<RankedList> Lists { get; private set; } = [];

        public async ValueTask RankAsync(RankingContext context, CancellationToken cancellationToken)
        {
            IReadOnlyList<RankedList> lists = await by.RankAsync(queries, context, cancellationToken).ConfigureAwait(false);
            if (lists?.Count != queries.Length || lists.Any(list => list is null))
            {
                throw new InvalidOperationException($"it was asked for {queries.Length} lists and returned {lists?.Count ?? 0}");
            }

            foreach (RankedList list in lists)
            {
                Check(list.Items, context.Snapshot.Catalog.Count);
            }

            Lists = lists;
        }

        private static void Check(ReadOnlySpan<int> items, int count)
        {
            foreach (int item in items)
            {
                if ((uint)item >= (uint)count)
                {
                    throw new InvalidOperationException($"it returned title {item} of {count}");
                }
            }
        }
    }
}
