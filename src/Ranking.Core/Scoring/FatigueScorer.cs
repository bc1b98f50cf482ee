using System.Globalization;

namespace Ranking;

/// <summary>
/// Takes from a title that was shown and not watched.
/// <code>
/// score′ = score − |score| · (1 − floor) · (1 − 2^(−impressions / half))
/// </code>
/// </summary>
internal sealed class FatigueScorer(IScorer inner, double half, double floor)
    : CorrectedScorer(inner, string.Create(CultureInfo.InvariantCulture, $"fatigue({half}, {floor})"))
{
    protected override IScorer Over(IScorer other) => new FatigueScorer(other, half, floor);

    protected override void Correct(CandidateBatch batch, Span<float> scores)
    {
        ProfileHistory history = batch.Context.History;
        ReadOnlySpan<int> items = batch.Items;
        for (int i = 0; i < items.Length; i++)
        {
            int impressions = history.ImpressionsOf(items[i]);
            if (impressions > 0)
            {
                scores[i] -= (float)(Math.Abs((double)scores[i]) * (1 - floor) * (1 - Math.Pow(2, -impressions / half)));
            }
        }
    }
}
