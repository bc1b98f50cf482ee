namespace Ranking;

/// <summary>Everything, by the ranker's own formula. For someone without a history that is what suits everyone, and counts as a chart.</summary>
internal sealed class TopPicksRow(IReadOnlyList<ICandidateSource> sources, bool hasOwnSources, int noLaterThan, string? space, int personas) : IRowSource
{
    public string Name => RowKinds.TopPicks;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        // A profile may have a taste before it did anything: the space knows it, or it picked labels.
        bool isNew = context.History.Count == 0 && (context.Snapshot.FindSpace(space) is not { } vectors || context.TasteIn(vectors).IsEmpty);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
        [
            new RowCandidate(RowKinds.TopPicks, RowKinds.TopPicks, "Top Picks for You", sources, new Reason(isNew ? ReasonKind.Popular : ReasonKind.Taste))
            {
                NoLaterThan = noLaterThan,
                // What a source of the host's own depends on is not known.
                IsSessionDependent = hasOwnSources,
                Family = isNew ? Charts.Family : null,
                OneIn = isNew ? Charts.OneIn : 1,
                ItemReason = personas > 1 && !isNew ? new Reason(ReasonKind.Persona, Other: space, Amount: personas) : null,
            },
        ]);
    }
}
