using System.Globalization;

namespace Ranking;

/// <summary>A greedy choice that weighs the relevance of titles against how alike they are: what <see cref="MmrReorderer"/> and <see cref="DppReorderer"/> have in common.</summary>
/// <param name="kind">What it is called.</param>
/// <param name="weight">What relevance weighs, 0 to 1; how alike titles are weighs the rest.</param>
/// <param name="attribute">A category column to compare titles by; null for none.</param>
/// <param name="space">A vector space to compare titles in; null for none.</param>
/// <param name="take">How many places are filled so; null for all.</param>
/// <param name="pool">Lends room.</param>
internal abstract class SimilarityReorderer(string kind, double weight, string? attribute, string? space, int? take, BufferPool pool) : IReorderer
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{kind}({weight}{TitleSimilarity.Words(attribute, space)})");

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        // Nothing to move; and a catalog without titles has no columns either.
        if (order.Length < 2)
        {
            return order.Length;
        }

        var similarity = TitleSimilarity.Of(batch.Context.Snapshot, attribute, space);
        using var scratch = new Scratch(pool);
        Span<float> relevance = scratch.Floats(order.Length).AsSpan(0, order.Length);
        Span<float> values = scratch.Floats(order.Length).AsSpan(0, order.Length);
        Relevance.Normalize(batch, order, relevance);
        for (int i = 0; i < relevance.Length; i++)
        {
            // Before anything is picked a title is worth its relevance.
            values[i] = relevance[i] *= (float)weight;
        }

        Pick(batch.Items, order, relevance, values, similarity.IsNone ? 0f : (float)(1 - weight), similarity, Math.Min(take ?? order.Length, order.Length), scratch);
        return order.Length;
    }

    /// <summary>Moves what is picked to the front.</summary>
    /// <param name="items">The titles of the batch.</param>
    /// <param name="order">Which of them is at each place.</param>
    /// <param name="relevance">The relevance of each place, weighed.</param>
    /// <param name="values">The same, to be changed.</param>
    /// <param name="likenessWeight">What it weighs how alike titles are; 0 where nothing tells them apart.</param>
    /// <param name="similarity">What titles are compared by.</param>
    /// <param name="most">How many are picked at the most.</param>
    /// <param name="scratch">Lends room.</param>
    protected abstract void Pick(
        ReadOnlySpan<int> items,
        Span<int> order,
        ReadOnlySpan<float> relevance,
        Span<float> values,
        float likenessWeight,
        TitleSimilarity similarity,
        int most,
        Scratch scratch);
}
