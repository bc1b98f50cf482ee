namespace Ranking;

/// <summary>A source whose titles are in a list only where a reorderer places them.</summary>
internal sealed class ReserveSource(ICandidateSource source) : ICandidateSource
{
    public string Name => source.Name;

    public bool IsReserve => true;

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken) =>
        source.RetrieveAsync(context, candidates, cancellationToken);
}
