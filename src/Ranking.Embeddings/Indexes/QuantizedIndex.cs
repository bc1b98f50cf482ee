namespace Ranking.Embeddings;

/// <summary>
/// Finds the nearest rows by looking at a byte a dimension, and then, for the few rows that may be among the nearest, at the rows of the table: a quarter of the bytes that <see cref="ExactIndex"/>
/// reads, and the same rows found.
/// <code>
/// bound(row) ≥ score(row)     from the bytes, see BytePanels
/// score(row)                  from the table, for rows whose bound is among the highest, until no bound exceeds the k-th best score
/// a filter of few rows        the accepted rows where they lie in the table (see RowScan)
/// </code>
/// </summary>
/// <remarks>
/// Exact: bounds hold for every row, whatever its numbers, so nothing is missed. Keeps about a byte a dimension and 12 bytes a row of its own; the table may lie in a mapped file, of which a search reads
/// a few rows, or be quantised itself, and is then searched exactly as it is. Needs AVX2 to be fast: on other processors <see cref="ExactIndex"/> is. Immutable and safe for concurrent use. A search
/// allocates nothing: its room is rented.
/// </remarks>
public sealed class QuantizedIndex : IVectorIndex
{
    // A kept row that is fetched from where it lies costs as much as some rows of bytes that are streamed by (docs/performance.md).
    private const int KeptRowCosts = 7;

    private readonly FilteredSearch _search;

    /// <summary>Makes an index, which quantises the rows.</summary>
    /// <param name="table">The rows; kept, for the scores of rows that may be among the nearest.</param>
    /// <param name="similarity">What rows are scored by. Default: the cosine.</param>
    /// <param name="threads">
    /// How many threads a search of many rows may take; at least 1. Default: 1, which leaves the processors to other requests. The result is the same for any number.
    /// </param>
    /// <exception cref="ArgumentException">The rows have more than 65,536 dimensions.</exception>
    public QuantizedIndex(EmbeddingTable table, VectorSimilarity similarity = VectorSimilarity.Cosine, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (table.Dimensions > BytePanels.MostDimensions)
        {
            throw new ArgumentException($"Rows of {table.Dimensions} dimensions do not fit a quantised index, which takes up to {BytePanels.MostDimensions}; make an ExactIndex.", nameof(table));
        }

        var rows = new IndexedRows(table);
        _search = new FilteredSearch(rows, similarity, KeptRowCosts, new BytePanels(rows, similarity, threads));
    }

    /// <inheritdoc/>
    public int Count => _search.Table.Count;

    /// <inheritdoc/>
    public int Dimensions => _search.Table.Dimensions;

    /// <inheritdoc/>
    public bool IsExact => true;

    /// <inheritdoc/>
    public int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default) =>
        _search.Search(query, filter, ordinals, scores, cancellationToken);

    /// <inheritdoc/>
    public void SearchBatch(ReadOnlySpan<float> queries, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, Span<int> counts, CancellationToken cancellationToken = default) =>
        _search.SearchBatch(queries, filter, ordinals, scores, counts, cancellationToken);
}
