namespace Ranking;

/// <summary>Scores on a scale that other things can be weighed against.</summary>
internal static class Relevance
{
    /// <summary>Stretches the scores of a list to 0 to 1: (score − least) / (most − least); all 1 where they are equal.</summary>
    /// <param name="batch">The list.</param>
    /// <param name="order">Positions in the batch.</param>
    /// <param name="relevance">Takes one number a place of the order; 0 for a score that is not finite.</param>
    public static void Normalize(in ScoredBatch batch, ReadOnlySpan<int> order, Span<float> relevance)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        foreach (int position in order)
        {
            if (float.IsFinite(batch.Scores[position]))
            {
                least = Math.Min(least, batch.Scores[position]);
                most = Math.Max(most, batch.Scores[position]);
            }
        }

        for (int i = 0; i < order.Length; i++)
        {
            float score = batch.Scores[order[i]];
            relevance[i] = !float.IsFinite(score) ? 0f : most > least ? (float)((score - least) / (most - least)) : 1f;
        }
    }
}
