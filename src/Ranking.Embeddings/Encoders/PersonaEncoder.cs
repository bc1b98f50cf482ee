using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>
/// Turns a history into personas.
/// <code>
/// (titles, w) ← what counts of the history                       as for a taste
/// clusters    ← of the titles with w &gt; 0, see PersonaClusters; a title with w &lt; 0 joins the cluster nearest to it
/// persona     ← the titles of a cluster, pooled as a taste is    the heaviest cluster first; one that is left without a direction is dropped
/// </code>
/// With one cluster the persona is the pooled history, bit by bit. Every title that counts is of exactly one cluster. What a profile picked when it was made has no part in personas: a history that falls
/// into several has outgrown it.
/// </summary>
internal static class PersonaEncoder
{
    public static int Encode(EmbeddingTable items, ProfileHistory history, PoolingOptions options, Span<float> destination)
    {
        destination.Clear();
        int[] titles = ArrayPool<int>.Shared.Rent(history.Count);
        int[] clusters = ArrayPool<int>.Shared.Rent(history.Count);
        float[] weights = ArrayPool<float>.Shared.Rent(history.Count);
        try
        {
            int dimensions = items.Dimensions;
            int count = PoolingEncoder.Weigh(items, history, options, titles, weights);
            int found = PersonaClusters.Find(items, titles.AsSpan(0, count), weights.AsSpan(0, count), destination.Length / dimensions, seed: 0, clusters.AsSpan(0, count));
            int kept = 0;
            for (int cluster = 0; cluster < found; cluster++)
            {
                var pool = new VectorPool(options.Function, destination.Slice(kept * dimensions, dimensions));
                for (int i = 0; i < count; i++)
                {
                    if (clusters[i] == cluster)
                    {
                        pool.Add(items, titles[i], weights[i]);
                    }
                }

                kept += pool.Finish() ? 1 : 0;
            }

            return kept;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(titles);
            ArrayPool<int>.Shared.Return(clusters);
            ArrayPool<float>.Shared.Return(weights);
        }
    }
}
