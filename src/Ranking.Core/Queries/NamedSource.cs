namespace Ranking.Expressions;

/// <summary>A source under the name a query gave it.</summary>
internal sealed class NamedSource(string name, ICandidateSource source) : ICandidateSource
{
    public string Name => name;

    public bool IsReserve => source.IsReserve;

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken) => source.RetrieveAsync(context, candidates, cancellationToken);
}
