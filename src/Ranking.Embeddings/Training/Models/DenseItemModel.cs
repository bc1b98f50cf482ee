using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>What liking each item says of every other: scores = x · B, with B dense.</summary>
internal sealed class DenseItemModel(string kind, IReadOnlyList<string> itemIds, DenseMatrix weights, float likedFrom, TrainingReport report)
    : CollaborativeModel(kind, itemIds, likedFrom, report)
{
    public DenseMatrix Matrix => weights;

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> strengths, Span<float> scores)
    {
        scores.Clear();
        for (int i = 0; i < items.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(weights.Row(items[i]), strengths[i], scores, scores);
        }
    }
}
