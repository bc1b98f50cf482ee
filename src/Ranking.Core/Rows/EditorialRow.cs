namespace Ranking;

internal sealed class EditorialRow(string title, string[] itemIds, int? position, DateTimeOffset? from, DateTimeOffset? until) : IRowSource
{
    private readonly ICandidateSource _source = Candidates.Ids(itemIds);

    public string Name => $"{RowKinds.Editorial}({title})";

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        bool isOpen = (from is null || from <= context.Now) && (until is null || context.Now < until);
        var reason = new Reason(ReasonKind.Editorial);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(!isOpen
            ? []
            :
            [
                new RowCandidate(RowKinds.Editorial, $"{RowKinds.Editorial}={title}", title, [_source], reason)
                {
                    Scorer = Scorers.Retrieval,
                    Position = position,
                    ItemReason = reason,
                    // Another campaign of the same name may follow when this one ends.
                    IsSessionDependent = from is not null || until is not null,
                },
            ]);
    }
}
