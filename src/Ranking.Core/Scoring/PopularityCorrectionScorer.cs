using System.Globalization;

namespace Ranking;

/// <summary>
/// Takes from a title what it owes to being known.
/// <code>
/// score′ = score − β · ln(1 + plays) / ln(1 + plays of the most played title)
/// </code>
/// A prior that multiplies odds is a term under the logarithm: Menon et al. 2021, "Long-tail learning via logit adjustment", section 4.
/// </summary>
internal sealed class PopularityCorrectionScorer(IScorer inner, double beta)
    : CorrectedScorer(inner, string.Create(CultureInfo.InvariantCulture, $"popularity_correction({beta})"))
{
    protected override IScorer Over(IScorer other) => new PopularityCorrectionScorer(other, beta);

    protected override void Correct(CandidateBatch batch, Span<float> scores)
    {
        ReadOnlySpan<float> popularity = batch.Context.Snapshot.Statistics.Popularity;
        ReadOnlySpan<int> items = batch.Items;
        for (int i = 0; i < items.Length; i++)
        {
            scores[i] -= (float)(beta * popularity[items[i]]);
        }
    }
}
