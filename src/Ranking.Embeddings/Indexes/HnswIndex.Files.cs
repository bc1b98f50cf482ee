using System.Globalization;

namespace Ranking.Embeddings;

/// <content>Out to an artefact and back.</content>
public sealed partial class HnswIndex
{
    private const string Kind = "hnsw";

    /// <summary>The graph as an artefact, without the table: keep that in an artefact of its own (<see cref="ModelArtifact.WithTable"/>), or beside it in the model that made it.</summary>
    /// <param name="name">The artefact's name.</param>
    /// <param name="version">The version.</param>
    /// <returns>
    /// The artefact, of the kind <c>hnsw</c>; it shares the graph's numbers.
    /// <code>
    /// links            [rows, 2 M]     the neighbours of each row, then −1
    /// equal            [rows] or [0]    the next row that is equal, or −1; none where no two are
    /// layer.N.rows     [nodes]          for layer N = 1, 2 …: the row of each node
    /// layer.N.below    [nodes]          its node in the layer below; in layer 0 a node is its row
    /// layer.N.links    [nodes, M]       its neighbours in this layer, then −1
    /// </code>
    /// </returns>
    /// <exception cref="ArgumentException">Name or version is not one of an artefact.</exception>
    public ModelArtifact ToArtifact(string name, string version)
    {
        ModelArtifact artifact = ModelArtifact.Create(Kind, name, version)
            .WithMetadata("rows", Text(Count))
            .WithMetadata("dimensions", Text(Dimensions))
            .WithMetadata("table", TableFingerprint.Of(_table, Count))
            .WithMetadata("similarity", _options.Similarity.ToString())
            .WithMetadata("m", Text(_options.M))
            .WithMetadata("ef_construction", Text(_options.EfConstruction))
            .WithMetadata("ef_search", Text(_options.EfSearch))
            .WithMetadata("seed", _options.Seed.ToString(CultureInfo.InvariantCulture))
            .WithMetadata("layers", Text(_graph.Top))
            .WithInts("links", _graph[0].Links, Count, _graph[0].Degree)
            .WithInts("equal", _nextEqual);
        for (int layer = 1; layer <= _graph.Top; layer++)
        {
            HnswLayer of = _graph[layer];
            artifact = artifact
                .WithInts(TensorOf(layer, "rows"), of.Rows)
                .WithInts(TensorOf(layer, "below"), of.Below)
                .WithInts(TensorOf(layer, "links"), of.Links, of.Count, of.Degree);
        }

        return artifact;
    }

    /// <summary>Reads an index out of an artefact. Over a mapped artefact it reads the graph in place, and keeps the file mapped: it is there at once.</summary>
    /// <param name="artifact">The artefact, as <see cref="ToArtifact"/> made it.</param>
    /// <param name="table">The table the index was built of.</param>
    /// <returns>The index; one that is extended is built by as many threads as there are processors.</returns>
    /// <exception cref="RankingException">
    /// The artefact is no graph, of a newer schema, or does not hold what a graph holds; or the table has another number of rows or of dimensions than the one the graph was built of, or others, as far
    /// as all norms and a sample of rows tell.
    /// </exception>
    /// <remarks>
    /// Shapes are checked, and the numbers of the layers above the ground. The links of each node are checked whenever they are followed, which costs nothing: they end at the first number that is no
    /// node. So a damaged file may hide rows, and never leads outside the graph; <see cref="ModelArtifact.Verify"/> says whether it is what was saved.
    /// </remarks>
    public static HnswIndex FromArtifact(ModelArtifact artifact, EmbeddingTable table)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(table);
        artifact.Require(Kind);
        int rows = Number(artifact, "rows", least: 0);
        int dimensions = Number(artifact, "dimensions", least: 1);
        if (rows != table.Count || dimensions != table.Dimensions)
        {
            throw new RankingException(
                $"{artifact} is the graph of {rows} rows of {dimensions} dimensions, and the table has {table.Count} of {table.Dimensions}: give it the table it was built of, or build it anew.");
        }

        if (Entry(artifact, "table") != TableFingerprint.Of(table, rows))
        {
            throw new RankingException($"{artifact} is the graph of another table with as many rows: give it the table it was built of, or build it anew.");
        }

        HnswOptions options = OptionsOf(artifact);
        int top = Number(artifact, "layers", least: 0);
        var layers = new List<HnswLayer>
        {
            new(default, default, Shaped(artifact, "links", rows, 2 * options.M), 2 * options.M),
        };
        for (int layer = 1; layer <= top; layer++)
        {
            layers.Add(LayerOf(artifact, layer, layers[^1], options.M));
        }

        ReadOnlyMemory<int> nextEqual = artifact.Ints("equal");
        bool isLinked = top > 0 || table.Norms.Span.IndexOfAnyExcept(0f) < 0;
        return isLinked && AreNext(nextEqual.Span, rows)
            ? new HnswIndex(table, options, new HnswGraph(layers, top), nextEqual)
            : throw Unfit(artifact, isLinked ? "equal" : "layers");
    }

    private static HnswOptions OptionsOf(ModelArtifact artifact)
    {
        if (!Enum.TryParse(Entry(artifact, "similarity"), out VectorSimilarity similarity) || !ulong.TryParse(Entry(artifact, "seed"), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            throw Unfit(artifact, "similarity' or 'seed");
        }

        try
        {
            return new HnswOptions
            {
                M = Number(artifact, "m", least: 1),
                EfConstruction = Number(artifact, "ef_construction", least: 1),
                EfSearch = Number(artifact, "ef_search", least: 1),
                Similarity = similarity,
                Seed = seed,
            }.Check();
        }
        catch (RankingException e)
        {
            throw new RankingException($"{artifact} does not hold what a graph holds: {e.Message}", e);
        }
    }

    // A node has a row of the table, the same as its node in the layer below.
    private static HnswLayer LayerOf(ModelArtifact artifact, int layer, HnswLayer below, int degree)
    {
        ReadOnlyMemory<int> rows = artifact.Ints(TensorOf(layer, "rows"));
        ReadOnlyMemory<int> nodes = Shaped(artifact, TensorOf(layer, "below"), rows.Length);
        ReadOnlyMemory<int> links = Shaped(artifact, TensorOf(layer, "links"), rows.Length, degree);
        LayerView ground = below.View;
        ReadOnlySpan<int> rowOf = rows.Span;
        ReadOnlySpan<int> under = nodes.Span;
        bool fits = rows.Length > 0;
        for (int node = 0; node < rowOf.Length && fits; node++)
        {
            fits = (uint)under[node] < (uint)ground.Count && ground.RowOf(under[node]) == rowOf[node];
        }

        GC.KeepAlive(artifact);

        return fits ? new HnswLayer(rows, nodes, links, degree) : throw Unfit(artifact, TensorOf(layer, "below"));
    }

    // The next equal row comes later, so that going on ends.
    private static bool AreNext(ReadOnlySpan<int> next, int rows)
    {
        bool fits = next.IsEmpty || next.Length == rows;
        for (int row = 0; row < next.Length && fits; row++)
        {
            fits = next[row] == -1 || (next[row] > row && next[row] < rows);
        }

        return fits;
    }

    private static ReadOnlyMemory<int> Shaped(ModelArtifact artifact, string tensor, params ReadOnlySpan<int> shape) =>
        artifact.Shape(tensor).SequenceEqual(shape) ? artifact.Ints(tensor) : throw Unfit(artifact, tensor);

    private static string Entry(ModelArtifact artifact, string key) => artifact.Metadata.TryGetValue(key, out string? value) ? value : throw Unfit(artifact, key);

    private static int Number(ModelArtifact artifact, string key, int least) =>
        int.TryParse(Entry(artifact, key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least ? number : throw Unfit(artifact, key);

    private static RankingException Unfit(ModelArtifact artifact, string what) =>
        new($"{artifact} does not hold what a graph holds: look at its '{what}'. It was altered, or made by something else; build the graph anew.");

    private static string TensorOf(int layer, string what) => string.Create(CultureInfo.InvariantCulture, $"layer.{layer}.{what}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
