namespace Ranking;

/// <summary>Finds the rows of an <see cref="EmbeddingTable"/> that lie nearest to a query.</summary>
/// <remarks>Implementations are immutable and safe for concurrent use.</remarks>
public interface IVectorIndex
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The length of a query.</summary>
    int Dimensions { get; }

    /// <summary>Whether a search finds exactly the nearest rows that the filter accepts; false for approximate ones.</summary>
    bool IsExact { get; }

    /// <summary>Finds the nearest rows.</summary>
    /// <param name="query">The query; of length 1, so that a score is a cosine. One that is zero or not finite has no direction and finds nothing.</param>
    /// <param name="filter">Which rows may be found. What it does not accept is never found.</param>
    /// <param name="ordinals">Takes the rows, the best score first, ties by ordinal; as long as how many are wanted. Zero rows have no direction and are never found.</param>
    /// <param name="scores">Takes the dot product of the query with each row found; at least as long as <paramref name="ordinals"/>.</param>
    /// <returns>How many were found; less than asked for only where no more are accepted, or where <see cref="IsExact"/> is false.</returns>
    /// <exception cref="ArgumentException">The query has not <see cref="Dimensions"/> numbers, or there is less room for scores than for rows.</exception>
    int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores);
}
