using System.Buffers;

namespace Ranking;

/// <summary>
/// The formula hosts write by hand.
/// <code>
/// score(v) = 0.6 · n(v) / n + 0.3 · mean completion of v + 0.1 · 2^(−days since the newest play of v / 30)
/// n(v): titles of the history with value v; n: titles of the history; without times recency is 0 for all
/// score(v) = −1 + popularity(v)      where n(v) = 0
/// </code>
/// </summary>
internal sealed class TraditionalAttributeRanker : IAttributeRanker
{
    private const double HalfLifeDays = 30;

    public string Name => "traditional";

    public ValueTask<IReadOnlyList<RankedValue>> RankAsync(
        AttributeQuery query, RankingContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttributeRanking.Rank(Name, query, context, Score, cancellationToken));

    private static bool Score(CategoryColumn column, RankingContext context, Span<float> scores)
    {
        ProfileHistory history = context.History;
        if (history.Count == 0)
        {
            return false;
        }

        int[] counts = ArrayPool<int>.Shared.Rent(scores.Length);
        float[] completions = ArrayPool<float>.Shared.Rent(scores.Length);
        float[] recencies = ArrayPool<float>.Shared.Rent(scores.Length);
        try
        {
            counts.AsSpan(0, scores.Length).Clear();
            completions.AsSpan(0, scores.Length).Clear();
            recencies.AsSpan(0, scores.Length).Clear();
            for (int i = 0; i < history.Count; i++)
            {
                float recency = RecencyOf(history.Times[i], context.Now);
                foreach (int value in column.ValuesOf(history.Items[i]))
                {
                    counts[value]++;
                    completions[value] += history.Completions[i];
                    recencies[value] = Math.Max(recencies[value], recency);
                }
            }

            AttributeRanking.ScoreByPopularity(column, context, scores);
            for (int value = 0; value < scores.Length; value++)
            {
                scores[value] = counts[value] == 0
                    ? scores[value] - 1f
                    : (0.6f * counts[value] / history.Count) + (0.3f * completions[value] / counts[value]) + (0.1f * recencies[value]);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(counts);
            ArrayPool<float>.Shared.Return(completions);
            ArrayPool<float>.Shared.Return(recencies);
        }

        return true;
    }

    private static float RecencyOf(long time, DateTimeOffset now) => time == Catalog.MissingTime
        ? 0f
        : (float)Math.Pow(2, -Math.Max(0, now.ToUnixTimeSeconds() - time) / 86_400.0 / HalfLifeDays);
}
