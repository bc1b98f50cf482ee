namespace Ranking.Embeddings;

/// <summary>What liking each item says of some others: scores = x · B, with B sparse: the row of item i is from Starts[i] to Starts[i + 1].</summary>
internal sealed class SparseItemModel(
    string kind,
    IReadOnlyList<string> itemIds,
    ReadOnlyMemory<int> starts,
    ReadOnlyMemory<int> items,
    ReadOnlyMemory<float> weights,
    float likedFrom,
    TrainingReport report) : CollaborativeModel(kind, itemIds, likedFrom, report)
{
    public ReadOnlyMemory<int> Starts => starts;

    public ReadOnlyMemory<int> Items => items;

    public ReadOnlyMemory<float> Weights => weights;

    private protected override void ScoreAll(ReadOnlySpan<int> liked, ReadOnlySpan<float> strengths, Span<float> scores)
    {
        scores.Clear();
        ReadOnlySpan<int> first = starts.Span;
        for (int i = 0; i < liked.Length; i++)
        {
            (int from, int count) = (first[liked[i]], first[liked[i] + 1] - first[liked[i]]);
            ReadOnlySpan<int> others = items.Span.Slice(from, count);
            ReadOnlySpan<float> likeness = weights.Span.Slice(from, count);
            for (int k = 0; k < others.Length; k++)
            {
                scores[others[k]] += strengths[i] * likeness[k];
            }
        }

        GC.KeepAlive(this);
    }
}
