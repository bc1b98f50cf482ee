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
internal sealed class MmrReorderer(double lambda, string? attribute, string? space, int? take, BufferPool pool) : SimilarityReorderer("mmr", lambda, attribute, space, take, pool)
{
    protected override void Pick(
        ReadOnlySpan<int> items,
        Span<int> order,
        ReadOnlySpan<float> relevance,
        Span<float> values,
        float likenessWeight,
        TitleSimilarity similarity,
        int most,
        Scratch scratch)
    {
        var objective = new MmrObjective(items, order, relevance, likenessWeight, similarity, most, scratch);
        LazyGreedy.Order(order, values, most, ref objective, scratch);
    }
}
