namespace Ranking.Embeddings;

/// <summary>
/// G = XᵀX of a sparse X: how often two items were liked by the same people. Row by row, so that what is added to stays in the nearest cache:
/// <code>
/// for each item i, for each profile u with i, for each item j of u:   G[i,j] += x[u,i] · x[u,j]
/// </code>
/// </summary>
internal static class Gram
{
    /// <summary>G, of which only the lower triangle is filled: G[i, 0…i].</summary>
    public static DenseMatrix Lower(InteractionMatrix interactions, int threads, CancellationToken cancellationToken)
    {
        InteractionMatrix byItem = interactions.Transposed();
        var gram = new DenseMatrix(interactions.ItemCount, interactions.ItemCount);
        // The longest rows are at the end: started first, threads end together.
        int next = interactions.ItemCount;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, _ =>
        {
            for (int item = Interlocked.Decrement(ref next); item >= 0; item = Interlocked.Decrement(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(interactions, byItem, item, gram.Row(item)[..(item + 1)]);
            }
        });
        return gram;
    }

    /// <summary>Adds row <paramref name="item"/> of G to a span, as far as the span goes.</summary>
    public static void Add(InteractionMatrix interactions, InteractionMatrix byItem, int item, Span<float> row)
    {
        ReadOnlySpan<int> profiles = byItem.Items(item);
        ReadOnlySpan<float> weights = byItem.Weights(item);
        for (int p = 0; p < profiles.Length; p++)
        {
            ReadOnlySpan<int> items = interactions.Items(profiles[p]);
            ReadOnlySpan<float> strengths = interactions.Weights(profiles[p]);
            float weight = weights[p];
            for (int k = 0; k < items.Length && items[k] < row.Length; k++)
            {
                row[items[k]] += weight * strengths[k];
            }
        }
    }
}
