namespace Ranking.Embeddings;

/// <summary>
/// Finds nearly all of the nearest rows by walking through a graph: in some ten microseconds among ten thousands of rows, some hundred among millions. Every row is linked to others near it; a few
/// are linked in sparser layers above, from which a walk comes down.
/// <code>
/// search(query, k):  from the first node of the highest layer, go to the neighbour nearest to the query until none is nearer, layer by layer
///                    in layer 0, keep the ef = max(EfSearch, k) nearest rows seen; follow the links of the nearest not followed yet, until all ef are
///                    the best k of them are found; all rows are scanned instead where that is no dearer, and exact
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// Immutable and safe for concurrent use; a search allocates nothing once as many have run as run at a time. The graph takes 8 · M bytes a row beside the table, which is not copied. The same table,
/// options and processor give the same graph, bit for bit, with any number of threads. Of rows that are equal, one is linked and stands for all, so that any number of them does no harm.
/// </para>
/// <para>
/// A filter is never violated, and costs no more than about twice the scan of what it accepts: a selective one is answered by that scan, exactly; under another the walk goes over all rows and
/// keeps the accepted ones, and gives way to the scan when it has become as dear, as it does where the accepted rows lie far from the query. Less than asked for is found only where no more are
/// accepted.
/// </para>
/// <para>
/// Malkov and Yashunin 2018, "Efficient and robust approximate nearest neighbor search using hierarchical navigable small world graphs" (TPAMI 42(4)), built in batches as by Manohar et al. 2024,
/// "ParlayANN" (PPoPP). The dot product is made a distance as by Bachrach et al. 2014, "Speeding up the Xbox recommender system" (RecSys).
/// </para>
/// </remarks>
/// <example>
/// <code>
/// HnswIndex index = HnswIndex.Build(table);
/// int found = index.Search(query, CandidateFilter.None, ordinals, scores);     // of 100,000 rows, as far as they are like the query
/// HnswIndex longer = index.Extend(withNewTitles);                               // links the new rows only; the first index stays as it is
/// </code>
/// </example>
public sealed partial class HnswIndex : IVectorIndex
{
    private readonly EmbeddingTable _table;
    private readonly IndexedRows _rows;
    private readonly HnswOptions _options;
    private readonly HnswGraph _graph;

    // The next row that is equal, or −1; empty where no two are.
    private readonly ReadOnlyMemory<int> _nextEqual;
    private readonly ScratchPool _scratches;

    // Rows that are not zero.
    private readonly int _findable;

    private HnswIndex(EmbeddingTable table, HnswOptions options, HnswGraph graph, ReadOnlyMemory<int> nextEqual)
    {
        _table = table;
        _rows = new IndexedRows(table);
        _options = options;
        _graph = graph;
        _nextEqual = nextEqual;
        _scratches = new ScratchPool(table.Count, 2 * options.M, table.Dimensions);
        foreach (float norm in table.Norms.Span)
        {
            _findable += norm > 0f ? 1 : 0;
        }
    }

    private HnswIndex(HnswIndex other, HnswOptions options)
    {
        _table = other._table;
        _rows = other._rows;
        _options = options;
        _graph = other._graph;
        _nextEqual = other._nextEqual;
        _scratches = other._scratches;
        _findable = other._findable;
    }

    /// <inheritdoc/>
    public int Count => _table.Count;

    /// <inheritdoc/>
    public int Dimensions => _table.Dimensions;

    /// <summary>False: a search may miss some of the nearest rows.</summary>
    public bool IsExact => false;

    /// <summary>The settings it was built with, and searches with.</summary>
    public HnswOptions Options => _options;

    /// <summary>Links the rows of a table.</summary>
    /// <param name="table">The rows; not copied. Zero rows are not linked.</param>
    /// <param name="options">Settings. Default: the defaults.</param>
    /// <param name="progress">Told the share of rows that are linked, growing up to 1. Default: nobody.</param>
    /// <param name="cancellationToken">Cancels the building; nothing is left of it.</param>
    /// <exception cref="RankingException">An option is out of its range, or the table has more rows than links of layer 0 fit one array: some 2³¹ / 2 M, 67 million by default.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static HnswIndex Build(EmbeddingTable table, HnswOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Link(table, (options ?? new HnswOptions()).Check(), known: null, progress, cancellationToken);
    }

    /// <summary>Links the rows that a table has gained: new titles, until the whole is built anew.</summary>
    /// <param name="table">A table whose first <see cref="Count"/> rows are those of this index's.</param>
    /// <param name="progress">Told the share of new rows that are linked, growing up to 1. Default: nobody.</param>
    /// <param name="cancellationToken">Cancels the linking; nothing is left of it.</param>
    /// <returns>An index of all rows, with the options of this one. This one stays valid and as it is; the graph is copied.</returns>
    /// <exception cref="ArgumentException">The table is shorter, of other dimensions, or begins with other rows, as far as all norms and a sample of rows tell.</exception>
    /// <exception cref="RankingException">The table has more rows than links of layer 0 fit one array.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>By <see cref="VectorSimilarity.Dot"/>, new rows that are much longer than all before them are found less surely: what is linked already was linked for the longest row of its time.</remarks>
    public HnswIndex Extend(EmbeddingTable table, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Dimensions != Dimensions || table.Count < Count)
        {
            throw new ArgumentException($"The index has {Count} rows of {Dimensions} dimensions, and the table has {table.Count} of {table.Dimensions}: it begins with the same rows.", nameof(table));
        }

        return TableFingerprint.Of(table, Count) == TableFingerprint.Of(_table, Count)
            ? Link(table, _options, this, progress, cancellationToken)
            : throw new ArgumentException($"The first {Count} rows of the table are not those of the index: build an index of the table instead.", nameof(table));
    }

    /// <summary>The same index with another <see cref="HnswOptions.EfSearch"/>: more find more, and take longer. The graph is shared.</summary>
    /// <param name="efSearch">How many rows a search keeps in view: 1 to 4,096.</param>
    /// <exception cref="RankingException">The number is out of its range.</exception>
    public HnswIndex With(int efSearch) => new(this, (_options with { EfSearch = efSearch }).Check());

    /// <summary>The same index with every search walking, also where a scan is cheaper; for tests of walks.</summary>
    internal HnswIndex AlwaysWalking() => new(this, _options) { MayScan = false };

    private static HnswIndex Link(EmbeddingTable table, HnswOptions options, HnswIndex? known, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if ((long)table.Count * 2 * options.M > Array.MaxLength)
        {
            throw new RankingException(
                $"{table.Count} rows with {2 * options.M} links each do not fit one array of {Array.MaxLength}: take fewer links (HnswOptions.M), or split the table.");
        }

        var isLater = new bool[table.Count];
        int[] nextEqual = EqualRows.Find(table, options.Similarity == VectorSimilarity.Dot, isLater);
        var fresh = new List<int>();
        int linked = 0;
        for (int row = 0; row < table.Count; row++)
        {
            if (table.Norm(row) > 0f && !isLater[row])
            {
                if (row < (known?.Count ?? 0))
                {
                    linked++;
                }
                else
                {
                    fresh.Add(row);
                }
            }
        }

        HnswGraph graph = HnswBuilder.Build(table, options, known?._graph, linked, [.. fresh], progress, cancellationToken);
        GC.KeepAlive(known);
        return new HnswIndex(table, options, graph, nextEqual);
    }
}
