namespace Ranking;

/// <summary>Ranks the values of an attribute for a person: which rows they should see, and in what order.</summary>
/// <remarks>
/// Implementations are safe for concurrent use, and give the same answer for the same context. They return only values with
/// enough titles the person may see, the best first, ties by value ordinal, and no value twice.
/// </remarks>
public interface IAttributeRanker
{
    /// <summary>The ranker's name, in traces and descriptions.</summary>
    string Name { get; }

    /// <summary>Ranks values.</summary>
    /// <param name="query">Which attribute, how many values and how many titles each must offer.</param>
    /// <param name="context">Who asks, when, and what may be shown.</param>
    /// <param name="cancellationToken">Cancels the ranking.</param>
    /// <returns>At most <see cref="AttributeQuery.Take"/> values; fewer, or none, where too few have enough titles.</returns>
    /// <exception cref="RankingException">The catalog has no such attribute.</exception>
    ValueTask<IReadOnlyList<RankedValue>> RankAsync(AttributeQuery query, RankingContext context, CancellationToken cancellationToken);
}
