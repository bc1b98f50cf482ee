namespace Ranking;

internal sealed class TrendingRow(int noLaterThan) : IRowSource
{
    private static readonly ICandidateSource Source = Candidates.Trending();

    public string Name => RowKinds.Trending;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        if (!context.Snapshot.Statistics.HasTimes)
        {
            context.Trace.Fallback(Stages.Rows, Name, "no interaction carries a time, so nothing is known to trend");
            return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
        }

        var reason = new Reason(ReasonKind.Trending);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
        [
            new RowCandidate(RowKinds.Trending, RowKinds.Trending, "Trending Now", [Source], reason)
            {
                Scorer = Scorers.Retrieval,
                Family = Charts.Family,
                OneIn = Charts.OneIn,
                NoLaterThan = noLaterThan,
                ItemReason = reason,
            },
        ]);
    }
}
