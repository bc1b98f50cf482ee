namespace Ranking;

/// <summary>λ · relevance − (1 − λ) · highest similarity to what was picked.</summary>
internal ref struct MmrObjective : IGreedyObjective
{
    private readonly ReadOnlySpan<float> _relevance;
    private readonly Span<float> _highest;
    private readonly Span<int> _compared;
    private readonly float _weight;
    private PickedTitles _picked;

    /// <summary>Starts with nothing picked.</summary>
    /// <param name="items">The titles of the batch.</param>
    /// <param name="order">Which of them is at each place.</param>
    /// <param name="relevance">λ times the relevance of each place.</param>
    /// <param name="weight">What similarity weighs; 0 where it is not asked for.</param>
    /// <param name="similarity">What titles are compared by.</param>
    /// <param name="most">How many are picked at the most.</param>
    /// <param name="scratch">Lends room.</param>
    public MmrObjective(
        ReadOnlySpan<int> items, ReadOnlySpan<int> order, ReadOnlySpan<float> relevance, float weight, TitleSimilarity similarity, int most, Scratch scratch)
    {
        _relevance = relevance;
        _weight = weight;
        _compared = scratch.ZeroInts(order.Length);
        _highest = scratch.Floats(order.Length);
        _highest[..order.Length].Clear();
        _picked = new PickedTitles(similarity, isKernel: false, items, order, most, scratch);
    }

    public readonly float Update(int candidate, float enough)
    {
        float relevance = _relevance[candidate];
        float highest = _highest[candidate];
        float value = relevance - (_weight * highest);
        int compared = _compared[candidate];
        if (_weight > 0 && compared < _picked.Count)
        {
            ReadOnlySpan<float> vector = _picked.VectorOf(candidate);
            for (; compared < _picked.Count && value >= enough; compared++)
            {
                highest = Math.Max(highest, _picked.Similarity(candidate, vector, compared));
                value = relevance - (_weight * highest);
            }

            _highest[candidate] = highest;
            _compared[candidate] = compared;
        }

        return value;
    }

    public void Pick(int candidate) => _picked.Add(candidate);
}
