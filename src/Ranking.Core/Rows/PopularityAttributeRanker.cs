namespace Ranking;

/// <summary>Ranks values by the plays of their titles, the same for everyone.</summary>
internal sealed class PopularityAttributeRanker : IAttributeRanker
{
    public string Name => "popularity";

    public ValueTask<IReadOnlyList<RankedValue>> RankAsync(
        AttributeQuery query, RankingContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttributeRanking.Rank(Name, query, context, Score, cancellationToken));

    private static bool Score(CategoryColumn column, RankingContext context, Span<float> scores)
    {
        AttributeRanking.ScoreByPopularity(column, context, scores);
        return true;
    }
}
