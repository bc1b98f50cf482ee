namespace Ranking;

/// <summary>Finds candidates: titles worth scoring for a row.</summary>
/// <remarks>
/// Implementations are safe for concurrent use and do not see each other. One that throws or is late is skipped, counted and
/// traced; the page is made without it.
/// </remarks>
public interface ICandidateSource
{
    /// <summary>The source's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>Retrieves candidates, the most promising first.</summary>
    /// <param name="context">Who asks, when, over which snapshot.</param>
    /// <param name="candidates">Where they go. It takes eligible titles only and says when it is full.</param>
    /// <param name="cancellationToken">Cancels the retrieval; checked by CPU loops every 4,096 candidates.</param>
    ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken);
}
