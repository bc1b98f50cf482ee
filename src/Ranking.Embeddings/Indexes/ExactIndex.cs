namespace Ranking.Embeddings;

/// <summary>
/// Finds the nearest rows by looking at every row that the filter accepts.
/// <code>
/// score(row) = query · row                                        times the row's norm for the dot product
/// none, or a filter of many rows      all panels of rows, a panel of scores at once (see FloatPanels)
/// a filter of few                     the accepted rows where they lie in the table (see RowScan)
/// several queries                     a tile of scores of some queries and a panel of rows at once (see Gemm)
/// </code>
/// </summary>
/// <remarks>
/// Keeps a copy of the rows of its own: as many bytes again as the table has as floats. Immutable and safe for concurrent use. A search allocates nothing: its room is rented. Scores of the same row
/// may differ in their last bits between filters, and between one query and several.
/// </remarks>
public sealed class ExactIndex : IVectorIndex
{
    // A kept row that is fetched from where it lies costs as much as some rows that are streamed by (docs/performance.md).
    private const int KeptRowCosts = 2;

    private readonly FilteredSearch _search;

    /// <summary>Makes an index, which copies the rows into panels.</summary>
    /// <param name="table">The rows; kept, for searches under filters of few rows.</param>
    /// <param name="similarity">What rows are scored by. Default: the cosine.</param>
    /// <param name="threads">
    /// How many threads a search of many rows may take; at least 1. Default: 1, which leaves the processors to other requests. The result is the same for any number.
    /// </param>
    public ExactIndex(EmbeddingTable table, VectorSimilarity similarity = VectorSimilarity.Cosine, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _search = new FilteredSearch(new IndexedRows(table), similarity, KeptRowCosts, new FloatPanels(table, similarity, threads));
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
