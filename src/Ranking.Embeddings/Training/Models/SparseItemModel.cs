namespace Ranking.Embeddings;

/// <summary>What liking each item says of some others: scores = x · B, with B sparse.</summary>
internal sealed class SparseItemModel(string kind, IReadOnlyList<string> itemIds, int[] starts, int[] items, float[] weights, float likedFrom, TrainingReport report)
    : CollaborativeModel(kind, itemIds, likedFrom, report)
{
    public int[] Starts => starts;

    public int[] Items => items;

    public float[] Weights => weights;

    private protected override void ScoreAll(ReadOnlySpan<int> liked, ReadOnlySpan<float> strengths, Span<float> scores)
    {
        scores.Clear();
        for (int i = 0; i < liked.Length; i++)
        {
            for (int k = starts[liked[i]]; k < starts[liked[i] + 1]; k++)
            {
                scores[items[k]] += strengths[i] * weights[k];
            }
        }
    }
}
