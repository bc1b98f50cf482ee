namespace Ranking;

internal sealed class EditorialRow(string title, string[] itemIds, int? position, Campaign campaign) : IRowSource
{
    private readonly ICandidateSource _source = Candidates.Ids(itemIds);

    public string Name => $"{RowKinds.Editorial}({title})";

    public IReadOnlyList<string> Kinds => [RowKinds.Editorial];

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        var reason = new Reason(ReasonKind.Editorial);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(!campaign.IsOpen(context.Now)
            ? []
            :
            [
                new RowCandidate(RowKinds.Editorial, $"{RowKinds.Editorial}={title}", title, [_source], reason)
                {
                    Scorer = Scorers.Retrieval,
                    Position = position,
                    ItemReason = reason,
                    IsSessionDependent = campaign.IsDated,
                },
            ]);
    }
}
