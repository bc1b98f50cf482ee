using Ranking.Embeddings;

namespace Ranking.Benchmarks.Reordering;

/// <summary>A list of candidates with vectors in clusters, and scores that favour those near to a taste.</summary>
internal sealed class DiversityWorkload
{
    public const int Count = 500;
    private const int Clusters = 20;

    private readonly float[] _rows;
    private readonly int[] _order;
    private readonly ItemQuery _query = new("list", [], Count);
    private readonly RankingContext _context;
    private readonly int[] _items;

    public DiversityWorkload(int dimensions)
    {
        Dimensions = dimensions;
        var random = new SeededRandom(1);
        float[][] centres = [.. Enumerable.Range(0, Clusters).Select(_ => Vector(random, dimensions))];
        float[] taste = centres[0];
        _rows = new float[Count * dimensions];
        Scores = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            float[] centre = centres[random.NextInt32(Clusters)];
            Span<float> row = _rows.AsSpan(i * dimensions, dimensions);
            for (int d = 0; d < dimensions; d++)
            {
                row[d] = centre[d] + (0.7f * (float)random.NextGaussian());
            }

            EmbeddingTable.Normalize(row);
            EmbeddingTable.Normalize(taste);
            Scores[i] = (0.7f * System.Numerics.Tensors.TensorPrimitives.Dot<float>(row, taste)) + (0.3f * random.NextSingle());
        }

        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, Count).Select(i => new CatalogItem($"t{i:d4}", ""))).Build();
        RankingSnapshot snapshot = RankingSnapshot.Create(
            catalog, CatalogStatistics.Compute(catalog, [], DateTimeOffset.UnixEpoch), VectorSpace.Create("vectors", EmbeddingTable.Create(dimensions, [.. _rows], catalog.Ids.Names), catalog));
        _context = new RankingContext(snapshot, new Profile("someone"), ProfileHistory.Empty, DateTimeOffset.UnixEpoch);
        _order = [.. Enumerable.Range(0, Count).OrderByDescending(i => Scores[i]).ThenBy(i => i)];
        _items = [.. Enumerable.Range(0, Count)];
    }

    public int Dimensions { get; }

    /// <summary>One score a candidate.</summary>
    public float[] Scores { get; }

    /// <summary>The candidates, the best score first.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>A row of length 1.</summary>
    public ReadOnlySpan<float> Row(int candidate) => _rows.AsSpan(candidate * Dimensions, Dimensions);

    /// <summary>Has the library reorder the list.</summary>
    public int[] Reordered(IReorderer reorderer)
    {
        int[] order = [.. _order];
        reorderer.Reorder(new ScoredBatch(_context, _query, _items, Scores), order);
        return order;
    }

    /// <summary>The scores stretched to 0 to 1, by candidate.</summary>
    public float[] Relevance()
    {
        (float least, float most) = (Scores.Min(), Scores.Max());
        return Array.ConvertAll(Scores, score => (float)(((double)score - least) / ((double)most - least)));
    }

    private static float[] Vector(SeededRandom random, int dimensions) => [.. Enumerable.Range(0, dimensions).Select(_ => (float)random.NextGaussian())];
}
