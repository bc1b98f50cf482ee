using System.Runtime.Intrinsics.X86;

namespace Ranking.Embeddings;

/// <summary>Picks the index that is quickest for a table.</summary>
/// <remarks>
/// <code>
/// rows × dimensions ≤ 1,000,000, or no AVX2     ExactIndex: the floats fit the processor's cache
/// more                                          QuantizedIndex: as exact, and a quarter of the bytes to read
/// from GraphFrom rows on, where a graph is asked for     HnswIndex: misses a few of the nearest, takes minutes to build, and looks at thousands of rows instead of all
/// </code>
/// Within each, the share of the rows that a filter accepts decides whether they are scored where they lie. The measurements are in docs/performance.md. To pick another, make it.
/// </remarks>
public static class VectorIndex
{
    /// <summary>From how many rows on <see cref="For"/> builds a graph, where one is asked for.</summary>
    public const int GraphFrom = 200_000;

    private const long MostInCache = 1_000_000;

    /// <summary>Makes an index.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="similarity">What rows are scored by. Default: the cosine.</param>
    /// <param name="threads">How many threads a search of many rows may take; at least 1. Default: 1, which leaves the processors to other requests.</param>
    /// <returns>An index that is exact.</returns>
    public static IVectorIndex For(EmbeddingTable table, VectorSimilarity similarity = VectorSimilarity.Cosine, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        return !Avx2.IsSupported || (long)table.Count * table.Dimensions <= MostInCache || table.Dimensions > BytePanels.MostDimensions
            ? new ExactIndex(table, similarity, threads)
            : new QuantizedIndex(table, similarity, threads);
    }
}
