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

    /// <summary>
    /// Whether its candidates are Reserve: described, filtered and scored like all others, but in a list only where a reorderer that asks for them
    /// (<see cref="IReorderer.PlacesReserve"/>) places them. Default: false, a list is ordered by score. A title that another source of the list finds too is no Reserve.
    /// </summary>
    bool IsReserve => false;

    /// <summary>Retrieves candidates, the most promising first.</summary>
    /// <param name="context">Who asks, when, over which snapshot.</param>
    /// <param name="candidates">Where they go. It takes eligible titles only and says when it is full.</param>
    /// <param name="cancellationToken">Cancels the retrieval; checked by CPU loops every 4,096 candidates.</param>
    ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken);
}
