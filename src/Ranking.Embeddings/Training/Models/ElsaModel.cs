using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>scores = x · A · Aᵀ − x, the rows of A of length 1, but for items nobody liked: those are zeros (Vančura et al. 2022, section 3).</summary>
internal sealed class ElsaModel(EmbeddingTable vectors, float likedFrom, TrainingReport report) : CollaborativeModel("elsa", vectors.Ids, likedFrom, report)
{
    public override EmbeddingTable Vectors => vectors;

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, Span<float> scores)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(vectors.Dimensions);
        Span<float> taste = rented.AsSpan(0, vectors.Dimensions);
        taste.Clear();
        for (int i = 0; i < items.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(vectors.Row(items[i]), weights[i], taste, taste);
        }

        // The dot product with each row: the taste is not scaled to length 1, since x is taken off it.
        vectors.Cosine(taste, scores);
        for (int i = 0; i < items.Length; i++)
        {
            scores[items[i]] -= weights[i];
        }

        ArrayPool<float>.Shared.Return(rented);
        GC.KeepAlive(this);
    }
}
