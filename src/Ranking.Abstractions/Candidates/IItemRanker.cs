namespace Ranking;

/// <summary>Ranks titles for a person: several lists at once, so that what they share is retrieved, described and scored once.</summary>
/// <remarks>
/// Implementations are safe for concurrent use, and give the same answer for the same context. The composer calls each ranker once
/// a page, with all lists that are its own.
/// </remarks>
public interface IItemRanker
{
    /// <summary>The ranker's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>Ranks lists of titles.</summary>
    /// <param name="lists">The lists asked for.</param>
    /// <param name="context">Who asks, when, and what may be shown.</param>
    /// <param name="cancellationToken">Cancels the ranking.</param>
    /// <returns>One list a query, in the order of the queries, each of eligible titles only and none twice; empty where there are none.</returns>
    ValueTask<IReadOnlyList<RankedList>> RankAsync(
        IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken);
}
