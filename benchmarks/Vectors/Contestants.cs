using Ranking.Embeddings;

namespace Ranking.Benchmarks.Vectors;

/// <summary>What of the library is timed. A new index is a line here.</summary>
internal static class Contestants
{
    /// <summary>Indexes that look at every row as floats.</summary>
    public static IReadOnlyList<OwnIndex> Exact { get; } =
    [
        new("ExactIndex", 1, table => new ExactIndex(table)),
        new("ExactIndex", 2, table => new ExactIndex(table, threads: 2)),
    ];

    /// <summary>Indexes that look at every row as bytes.</summary>
    public static IReadOnlyList<OwnIndex> Quantized { get; } =
    [
        new("QuantizedIndex", 1, table => new QuantizedIndex(table)),
        new("QuantizedIndex", 2, table => new QuantizedIndex(table, threads: 2)),
    ];

    /// <summary>Indexes that follow the edges of a graph.</summary>
    public static IReadOnlyList<OwnGraph> Graphs { get; } =
    [
        new(
            "HnswIndex",
            (table, plan) => HnswIndex.Build(table, new HnswOptions { M = plan.M, EfConstruction = plan.EfConstruction, Threads = plan.Threads, Seed = Settings.Seed }),
            (index, ef) => ((HnswIndex)index).With(ef)),
    ];

    /// <summary>What searches the large table of bytes.</summary>
    public static OwnIndex AtScale { get; } = new("QuantizedIndex", 1, table => new QuantizedIndex(table));

    /// <summary>The best of some scores, in order, ties by ordinal.</summary>
    public static int Best(ReadOnlySpan<float> scores, Span<ulong> keys, Span<int> ordinals, int take)
    {
        int found = BestRows.Select(scores, keys, take);
        for (int i = 0; i < found; i++)
        {
            ordinals[i] = TopK.OrdinalOf(keys[i]);
        }

        return found;
    }
}
