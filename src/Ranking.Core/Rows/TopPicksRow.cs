namespace Ranking;

internal sealed class TopPicksRow(IReadOnlyList<ICandidateSource> sources, int noLaterThan) : IRowSource
{
    public string Name => RowKinds.TopPicks;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        var reason = new Reason(context.History.Count == 0 ? ReasonKind.Popular : ReasonKind.Taste);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
            [new RowCandidate(RowKinds.TopPicks, RowKinds.TopPicks, "Top Picks for You", sources, reason) { NoLaterThan = noLaterThan }]);
    }
}
