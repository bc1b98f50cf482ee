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
    /// <param name="scores">Takes the dot product of the query with each row found, or what else the index says it scores by; at least as long as <paramref name="ordinals"/>.</param>
    /// <returns>How many were found; less than asked for only where no more are accepted, or where <see cref="IsExact"/> is false.</returns>
    /// <param name="cancellationToken">Cancels the search; looked at every few thousand rows.</param>
    /// <exception cref="ArgumentException">The query has not <see cref="Dimensions"/> numbers, or there is less room for scores than for rows.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled; what stands in the spans then means nothing.</exception>
    int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default);

    /// <summary>Finds the nearest rows of several queries: what a search for each would find, up to the last bits of scores. Default: a search for each.</summary>
    /// <param name="queries">The queries behind each other.</param>
    /// <param name="filter">Which rows may be found, the same for all.</param>
    /// <param name="ordinals">Takes the rows of the first query, then those of the next, with the same room for each.</param>
    /// <param name="scores">Takes the scores, each at the place of its row; at least as long as <paramref name="ordinals"/>.</param>
    /// <param name="counts">Takes how many were found for each query; as long as there are queries.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">
    /// The queries have not <see cref="Dimensions"/> numbers each, the room for rows is not the same for each, or there is less room for scores than for rows.
    /// </exception>
    /// <exception cref="OperationCanceledException">The search was cancelled; what stands in the spans then means nothing.</exception>
    void SearchBatch(ReadOnlySpan<float> queries, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, Span<int> counts, CancellationToken cancellationToken = default)
    {
        if ((long)counts.Length * Dimensions != queries.Length || (counts.IsEmpty ? !ordinals.IsEmpty : ordinals.Length % counts.Length != 0))
        {
            throw new ArgumentException(
                $"{counts.Length} queries of {Dimensions} dimensions need as many numbers each, and the same room each; there are {queries.Length} numbers and room for {ordinals.Length} rows.",
                nameof(queries));
        }

        int take = counts.IsEmpty ? 0 : ordinals.Length / counts.Length;
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = Search(queries.Slice(i * Dimensions, Dimensions), filter, ordinals.Slice(i * take, take), scores[(i * take)..], cancellationToken);
        }
    }
}
