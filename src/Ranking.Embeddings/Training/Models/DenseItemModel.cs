using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>What liking each item says of every other: scores = x · B, with B dense, row by row.</summary>
internal sealed class DenseItemModel(string kind, IReadOnlyList<string> itemIds, ReadOnlyMemory<float> weights, float likedFrom, TrainingReport report)
    : CollaborativeModel(kind, itemIds, likedFrom, report)
{
    public ReadOnlyMemory<float> Weights => weights;

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> strengths, Span<float> scores)
    {
        scores.Clear();
        ReadOnlySpan<float> rows = weights.Span;
        for (int i = 0; i < items.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(rows.Slice(items[i] * scores.Length, scores.Length), strengths[i], scores, scores);
        }

        GC.KeepAlive(this);
    }
}
