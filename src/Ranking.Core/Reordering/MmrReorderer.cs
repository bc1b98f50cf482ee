using System.Globalization;

namespace Ranking;

/// <summary>
/// Maximal marginal relevance.
/// <code>
/// for each place: take the title of the highest  λ · relevance − (1 − λ) · (highest similarity to a title before it, 0 for the first)
///   relevance    the score, stretched over the list to 0 to 1
///   similarity   max(0, cosine), the overlap of labels, or the mean of the two: 0 to 1
/// </code>
/// Carbonell and Goldstein 1998, "The use of MMR, diversity-based reranking". The highest similarity only grows, so the choice is made lazily (<see cref="LazyGreedy"/>).
/// </summary>
internal sealed class MmrReorderer(double lambda, string? attribute, string? space, int? take, BufferPool pool) : IReorderer
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"mmr({lambda}{TitleSimilarity.Words(attribute, space)})");

    public int Reorder(in ScoredBatch batch, Span<int> order)
    {
        // Nothing to move; and a catalog without titles has no columns either.
        if (order.Length < 2)
        {
            return order.Length;
        }

        var similarity = TitleSimilarity.Of(batch.Context.Snapshot, attribute, space);
        using var scratch = new Scratch(pool);
        int most = Math.Min(take ?? order.Length, order.Length);
        Span<float> relevance = scratch.Floats(order.Length).AsSpan(0, order.Length);
        Span<float> values = scratch.Floats(order.Length).AsSpan(0, order.Length);
        Relevance.Normalize(batch, order, relevance);
        for (int i = 0; i < relevance.Length; i++)
        {
            values[i] = relevance[i] *= (float)lambda;
        }

        var objective = new MmrObjective(batch.Items, order, relevance, similarity.IsNone ? 0f : (float)(1 - lambda), similarity, most, scratch);
        LazyGreedy.Order(order, values, most, ref objective, scratch);
        return order.Length;
    }
}
