using System.Runtime.Intrinsics.X86;

namespace Ranking.Embeddings;

/// <summary>Picks the index that is quickest for a table.</summary>
/// <remarks>
/// <code>
/// rows × dimensions ≤ 400,000, or no AVX2          ExactIndex: the floats fit the cache next to the processor
/// more                                             QuantizedIndex: as exact, and a quarter of the bytes to read
/// from 200,000 rows on, where a graph is wanted    HnswIndex: misses a few of the nearest, takes minutes to build, and looks at thousands of rows instead of all
/// </code>
/// Within each index, the share of the rows that a filter accepts decides whether they are scored where they lie. The measurements are in docs/performance.md. To take another index, make it.
/// </remarks>
public static class VectorIndex
{
    private const int GraphFrom = 200_000;
    private const long MostInCache = 400_000;

    /// <summary>Makes an index.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="similarity">What rows are scored by. Default: the cosine.</param>
    /// <param name="threads">How many threads a search of many rows may take, where there is no graph; at least 1. Default: 1, which leaves the processors to other requests.</param>
    /// <param name="graph">How a graph is built where the table has 200,000 rows and more; its similarity is <paramref name="similarity"/>. Default: none is built, and the index is exact.</param>
    /// <returns>The index.</returns>
    /// <exception cref="RankingException">An option of the graph is out of its range.</exception>
    public static IVectorIndex For(EmbeddingTable table, VectorSimilarity similarity = VectorSimilarity.Cosine, int threads = 1, HnswOptions? graph = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (graph is not null && table.Count >= GraphFrom)
        {
            return HnswIndex.Build(table, graph with { Similarity = similarity });
        }

        return !Avx2.IsSupported || (long)table.Count * table.Dimensions <= MostInCache || table.Dimensions > BytePanels.MostDimensions
            ? new ExactIndex(table, similarity, threads)
            : new QuantizedIndex(table, similarity, threads);
    }
}
