using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>scores = x · A · Aᵀ − x, the rows of A of length 1 (Vančura et al. 2022, section 3).</summary>
internal sealed class ElsaModel(ReadOnlyMemory<float> rows, int dimensions, IReadOnlyList<string> itemIds, float likedFrom, TrainingReport report)
    : CollaborativeModel("elsa", itemIds, likedFrom, report)
{
    private EmbeddingTable? _vectors;

    /// <summary>A, row by row.</summary>
    public ReadOnlyMemory<float> Rows => rows;

    public override EmbeddingTable Vectors => _vectors ??= EmbeddingTable.FromNormalized(dimensions, rows, Norms(), ItemIds);

    // Of length 1, but for items nobody liked: those are zeros.
    private float[] Norms()
    {
        var norms = new float[ItemIds.Count];
        for (int item = 0; item < norms.Length; item++)
        {
            norms[item] = rows.Span.Slice(item * dimensions, dimensions).ContainsAnyExcept(0f) ? 1f : 0f;
        }

        return norms;
    }

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, Span<float> scores)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(dimensions);
        Span<float> taste = rented.AsSpan(0, dimensions);
        ReadOnlySpan<float> vectors = rows.Span;
        taste.Clear();
        for (int i = 0; i < items.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(vectors.Slice(items[i] * dimensions, dimensions), weights[i], taste, taste);
        }

        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = TensorPrimitives.Dot(taste, vectors.Slice(i * dimensions, dimensions));
        }

        for (int i = 0; i < items.Length; i++)
        {
            scores[items[i]] -= weights[i];
        }

        ArrayPool<float>.Shared.Return(rented);
        GC.KeepAlive(this);
    }
}
