namespace Ranking;

/// <summary>
/// The likeliest list of a determinantal point process, chosen greedily.
/// <code>
/// kernel L = Diag(exp(α · relevance)) · S · Diag(exp(α · relevance))     α = θ / (2 · (1 − θ))
/// log det of L over a list, times 1 − θ, is  θ · Σ relevance + (1 − θ) · log det of S over it
///
/// d²ᵢ = 1 for each title
/// for each place: take the title j of the highest  θ · relevance + (1 − θ) · ln d²
///                 each other title i:  eᵢ = (Sⱼᵢ − ⟨cⱼ, cᵢ⟩) / dⱼ     cᵢ = [cᵢ eᵢ]     d²ᵢ −= eᵢ²
///   S   (1 + cosine) / 2, the overlap of labels, or the mean of the two; 1 for a title with itself
/// stop where no title has d² above 1e-5
/// </code>
/// Chen, Zhang and Zhou 2018, "Fast greedy MAP inference for determinantal point process to improve recommendation diversity", algorithm 1 and section 5; c is a row of the Cholesky factor of S. d² only
/// falls, so a title's c is brought up to date only where it might be taken (<see cref="LazyGreedy"/>). Overlaps of labels make a kernel too: Bouchard, Jousselme and Doré 2013, "A proof for the positive
/// definiteness of the Jaccard index matrix".
/// </summary>
internal sealed class DppReorderer(double theta, string? attribute, string? space, int? take, BufferPool pool) : SimilarityReorderer("dpp", theta, attribute, space, take, pool)
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
        var objective = new DppObjective(items, order, relevance, likenessWeight, similarity, most, scratch);
        LazyGreedy.Order(order, values, most, ref objective, scratch);
    }
}
