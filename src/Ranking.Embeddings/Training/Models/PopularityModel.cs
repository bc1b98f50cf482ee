namespace Ranking.Embeddings;

/// <summary>The same scores for everybody.</summary>
internal sealed class PopularityModel(IReadOnlyList<string> itemIds, ReadOnlyMemory<float> popularity, float likedFrom, TrainingReport report)
    : CollaborativeModel("popularity", itemIds, likedFrom, report)
{
    public ReadOnlyMemory<float> Popularity => popularity;

    internal override bool NeedsHistory => false;

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, Span<float> scores)
    {
        popularity.Span.CopyTo(scores);
        GC.KeepAlive(this);
    }
}
