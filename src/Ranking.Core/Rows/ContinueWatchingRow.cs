namespace Ranking;

/// <summary>Never gives its titles up to other rows, and one title is enough.</summary>
internal sealed class ContinueWatchingRow(int position) : IRowSource
{
    private static readonly ICandidateSource Source = Candidates.Resumable();

    public string Name => RowKinds.ContinueWatching;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        for (int i = 0; i < context.History.Count; i++)
        {
            if (context.History.IsResumable(i))
            {
                return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([Row()]);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
    }

    private RowCandidate Row() => new(
        RowKinds.ContinueWatching, RowKinds.ContinueWatching, "Continue Watching", [Source], new Reason(ReasonKind.Custom, "You left these part way"))
    {
        Scorer = Scorers.Retrieval,
        Position = position,
        MinimumItems = 1,
        IncludeWatched = true,
        AllowsRepeats = true,
        IsSessionDependent = true,
        ItemReason = new Reason(ReasonKind.Resume),
    };
}
