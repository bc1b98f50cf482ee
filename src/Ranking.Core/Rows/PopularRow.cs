namespace Ranking;

internal sealed class PopularRow(int notBefore) : IRowSource
{
    private static readonly ICandidateSource Source = Candidates.Popular();

    public string Name => RowKinds.Popular;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
        [
            new RowCandidate(RowKinds.Popular, RowKinds.Popular, "Popular with Everyone", [Source], new Reason(ReasonKind.Popular))
            {
                Scorer = Scorers.Retrieval,
                NotBefore = notBefore,
                Family = Charts.Family,
                OneIn = Charts.OneIn,
            },
        ]);
}
