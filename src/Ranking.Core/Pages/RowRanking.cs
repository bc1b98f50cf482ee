using System.Diagnostics;

namespace Ranking;

/// <summary>
/// The second pass: each item ranker is called once, with all rows that are its own. Rows of one that fails are ranked by popularity, or not at all where the
/// failed ranker had rules of its own that popularity could not keep.
/// </summary>
internal sealed class RowRanking(IItemRanker ranker, IItemRanker fallback, PageFilter filter, RankingOptions options, ComponentRunner runner)
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

        IReadOnlyList<RankedList> kept = filter.Apply(lists, context);
        Telemetry.StageTook(runner.Clock.GetElapsedTime(start), Stages.Items);
        var proposals = new Proposal[rows.Count];
        for (int i = 0; i < proposals.Length; i++)
        {
            proposals[i] = new Proposal(rows[i], kept[i]);
        }

        return proposals;
    }

    public IEnumerable<PlanNode> Describe() =>
        [ranker is IDescribed described ? described.Describe() : new PlanNode(Stages.Items, ranker.Name), .. filter.Describe()];

    private async ValueTask<IReadOnlyList<RankedList>> RankAsync(
        IItemRanker by, ItemQuery[] queries, RankingContext context, CancellationToken cancellationToken)
    {
        if (await CallAsync(by, queries, context, cancellationToken).ConfigureAwait(false) is { } lists)
        {
            return lists;
        }

        bool hasRules = by is ItemRanker { HasFilters: true };
        context.Trace.Fallback(Stages.Items, by.Name, hasRules ? "its rows are left out: popularity could not keep its filters" : "its rows are ranked by popularity", queries.Length, queries.Length);
        return (hasRules ? null : await CallAsync(fallback, queries, context, cancellationToken).ConfigureAwait(false))
            ?? Array.ConvertAll(queries, _ => RankedList.Empty);
    }

    private async ValueTask<IReadOnlyList<RankedList>?> CallAsync(
        IItemRanker by, ItemQuery[] queries, RankingContext context, CancellationToken cancellationToken)
    {
        var call = new RankerCall(by, queries);
        ComponentResult result = await runner.RunAsync(
            Stages.Items, by.Name, FailurePolicy.Skip, context, call, static (call, context, token) => call.RankAsync(context, token), cancellationToken).ConfigureAwait(false);
        return result.Note(context).IsCompleted ? call.Lists : null;
    }

    private ItemQuery QueryOf(RowCandidate row, PageSize size) => new(row.Key, row.Sources, size.Items + options.Reserve)
    {
        CandidateLimit = Math.Max(options.CandidateLimit, size.Items),
        Scorer = row.Scorer,
        IncludeWatched = row.IncludeWatched,
        SeedItem = row.SeedItem,
    };
}
