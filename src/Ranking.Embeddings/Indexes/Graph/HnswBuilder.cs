namespace Ranking.Embeddings;

/// <summary>
/// Links rows into a graph, in batches, by any number of threads with the same result.
/// <code>
/// order ← the rows by chance; layer of a row = ⌊−ln(u) · 1 / ln M⌋, u by chance from (0, 1]
/// for each batch, the next rows in order, at most 2 % of the rows linked before them:
///     for each row of the batch, in parallel:                 the graph is only read
///         walk from the highest layer down to the row's own
///         from there down to layer 0:
///             candidates ← the ef nearest by a walk, and the rows of the batch that are as near
///             links of the row ← M of the candidates, by choice
///     for each row that was chosen, in parallel:               each writes its own links
///         add those who chose it; choose 2 M (in layer 0, else M) where they are more
/// </code>
/// Layers and links are those of Malkov and Yashunin 2018 ("Efficient and robust approximate nearest neighbor search using hierarchical navigable small world graphs", TPAMI 42(4)), algorithms 1 and
/// 4; batches those of Manohar et al. 2024 ("ParlayANN: scalable and deterministic parallel graph-based approximate nearest neighbor search algorithms", PPoPP), section 3.
/// </summary>
internal sealed partial class HnswBuilder
{
    private const int ShareOfBatch = 50;
    private const int LongestBatch = 1024;

    private readonly EmbeddingTable _table;
    private readonly IndexedRows _rows;
    private readonly Lift? _lift;
    private readonly HnswOptions _options;
    private readonly List<int[]> _links = [];
    private readonly List<int[]> _below = [];
    private readonly List<int[]> _rowsOf = [];
    private readonly List<HnswLayer> _layers = [];
    private readonly List<int> _counts = [];
    private readonly NewNode[] _batch = new NewNode[LongestBatch];
    private HnswGraph _graph;
    private int _linked;

    private HnswBuilder(EmbeddingTable table, HnswOptions options)
    {
        _table = table;
        _rows = new IndexedRows(table);
        _options = options;
        _lift = options.Similarity == VectorSimilarity.Dot ? new Lift(table.Norms.Span) : null;
        _graph = new HnswGraph(_layers, 0);
    }

    private int EfConstruction => Math.Max(_options.EfConstruction, _options.M);

    /// <summary>Links rows that are not linked yet.</summary>
    /// <param name="table">The table.</param>
    /// <param name="options">The settings, checked.</param>
    /// <param name="known">The graph of the first rows; copied. Null for none.</param>
    /// <param name="knownLinked">How many rows that graph has.</param>
    /// <param name="fresh">The rows to link, ascending.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Cancels the building.</param>
    public static HnswGraph Build(
        EmbeddingTable table, HnswOptions options, HnswGraph? known, int knownLinked, int[] fresh, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var builder = new HnswBuilder(table, options) { _linked = knownLinked };
        var random = new SeededRandom(SeededRandom.Derive(options.Seed, "hnsw", $"{knownLinked}"));
        random.Shuffle<int>(fresh);
        int[] tops = builder.DrawTops(fresh.Length, random);
        builder.MakeRoom(known, tops);
        builder.LinkAll(fresh, tops, progress, cancellationToken);
        GC.KeepAlive(table);
        return builder._graph;
    }

    // The first row of all has a layer above the ground, so that walks always begin above it.
    private int[] DrawTops(int count, SeededRandom random)
    {
        double scale = 1 / Math.Log(_options.M);
        var tops = new int[count];
        for (int i = 0; i < count; i++)
        {
            tops[i] = (int)(-Math.Log(1 - random.NextSingle()) * scale);
        }

        if (_linked == 0 && count > 0)
        {
            tops[0] = Math.Max(tops[0], 1);
        }

        return tops;
    }

    private void MakeRoom(HnswGraph? known, int[] tops)
    {
        int top = Math.Max(known?.Top ?? 0, tops.Length == 0 ? 0 : tops.Max());
        for (int layer = 0; layer <= top; layer++)
        {
            HnswLayer? before = known is not null && layer <= known.Top ? known[layer] : null;
            int degree = layer == 0 ? 2 * _options.M : _options.M;
            int count = layer == 0 ? _table.Count : (before?.Count ?? 0) + tops.Count(t => t >= layer);
            var links = new int[count * degree];
            before?.Links.Span.CopyTo(links);
            links.AsSpan(before?.Links.Length ?? 0).Fill(-1);
            _links.Add(links);
            _rowsOf.Add(Longer(before?.Rows ?? default, layer == 0 ? 0 : count));
            _below.Add(Longer(before?.Below ?? default, layer == 0 ? 0 : count));
            _counts.Add(before?.Count ?? 0);
            _layers.Add(new HnswLayer(_rowsOf[layer], _below[layer], links, degree));
        }

        _graph = new HnswGraph(_layers, known?.Top ?? 0);
    }

    private void LinkAll(int[] fresh, int[] tops, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int threads = Math.Clamp(Train.ThreadsOf(_options.Threads), 1, LongestBatch);
        var workers = new Workers(threads, () => new WalkScratch(_table.Count, 2 * _options.M, _table.Dimensions), cancellationToken);
        for (int done = 0; done < fresh.Length;)
        {
            int size = Math.Min(Math.Clamp(_linked / ShareOfBatch, 1, LongestBatch), fresh.Length - done);
            Begin(fresh.AsSpan(done, size), tops.AsSpan(done, size));
            workers.Each(size, (place, scratch) => Link(_batch[place], size, scratch));
            for (int layer = 0; layer < _layers.Count; layer++)
            {
                LinkBack(layer, size, workers);
            }

            done += size;
            _linked += size;
            _graph = new HnswGraph(_layers, Math.Max(_graph.Top, tops.AsSpan(done - size, size).ToArray().Max()));
            progress?.Report((double)done / fresh.Length);
        }

        if (fresh.Length == 0)
        {
            progress?.Report(1);
        }
    }

    // Gives the rows of a batch their nodes; nothing links to them yet.
    private void Begin(ReadOnlySpan<int> rows, ReadOnlySpan<int> tops)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            int node = rows[i];
            for (int layer = 1; layer <= tops[i]; layer++)
            {
                int above = _counts[layer]++;
                _rowsOf[layer][above] = rows[i];
                _below[layer][above] = node;
                node = above;
            }

            _batch[i] = new NewNode(rows[i], tops[i], node);
        }
    }

    private static int[] Longer(ReadOnlyMemory<int> known, int count)
    {
        var longer = new int[count];
        known.Span.CopyTo(longer);
        return longer;
    }

    /// <summary>A row of a batch: its highest layer, and its node there.</summary>
    private readonly record struct NewNode(int Row, int Top, int TopNode);
}
