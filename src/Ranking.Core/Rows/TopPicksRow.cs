namespace Ranking;

/// <summary>Everything, by the ranker's own formula. For someone without a history that is what suits everyone, and counts as a chart.</summary>
internal sealed class TopPicksRow(IReadOnlyList<ICandidateSource> sources, bool hasOwnSources, int noLaterThan) : IRowSource
{
    public string Name => RowKinds.TopPicks;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        bool isNew = context.History.Count == 0;
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
        [
            new RowCandidate(RowKinds.TopPicks, RowKinds.TopPicks, "Top Picks for You", sources, new Reason(isNew ? ReasonKind.Popular : ReasonKind.Taste))
            {
                NoLaterThan = noLaterThan,
                // What a source of the host's own depends on is not known.
                IsSessionDependent = hasOwnSources,
                Family = isNew ? Charts.Family : null,
                OneIn = isNew ? Charts.OneIn : 1,
            },
        ]);
    }
}
