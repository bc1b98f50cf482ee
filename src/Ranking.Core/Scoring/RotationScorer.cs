using System.Globalization;

namespace Ranking;

/// <summary>
/// Lets titles that are almost tied take turns: from page to page and from epoch to epoch, not within one.
/// <code>
/// score′ = score + strength · |score| · u     u from −1 to 1, by (seed of the request, title)
/// </code>
/// </summary>
internal sealed class RotationScorer(IScorer inner, double strength) : CorrectedScorer(inner, string.Create(CultureInfo.InvariantCulture, $"rotation({strength})"))
{
    protected override IScorer Over(IScorer other) => new RotationScorer(other, strength);

    protected override void Correct(CandidateBatch batch, Span<float> scores)
    {
        ulong seed = SeededRandom.Derive(batch.Context.Seed, "rotation");
        ReadOnlySpan<int> items = batch.Items;
        for (int i = 0; i < items.Length; i++)
        {
            double u = (2.0 * SeededRandom.SingleAt(seed, items[i])) - 1;
            scores[i] += (float)(strength * Math.Abs((double)scores[i]) * u);
        }
    }
}
