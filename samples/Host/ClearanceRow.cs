namespace Ranking.Samples.Host;

// begin row
/// <summary>A row kind of the host's own: what is cheap today, ordered as every other row is.</summary>
internal sealed class ClearanceRow : IRowSource
{
    private static readonly ICandidateSource[] Sources = [Candidates.Ids(["lamp", "mug", "tent", "novel"])];

    public string Name => "clearance";

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RowCandidate>>(
            [new RowCandidate("clearance", "clearance", "Clearance", Sources, new Reason(ReasonKind.Custom, "Half price this week")) { NoLaterThan = 2 }]);
}
// end row
