using System.Numerics.Tensors;

namespace Ranking;

/// <summary>θ · relevance + (1 − θ) · ln d², where d² is what a title adds to the volume of what was picked.</summary>
internal ref struct DppObjective : IGreedyObjective
{
    // Below this a title lies in what was picked up to the rounding of floats, and what is divided by its d is noise.
    private const float LeastVolume = 1e-5f;

    private readonly int _most;
    private readonly ReadOnlySpan<float> _relevance;
    private readonly Span<float> _volumes;
    private readonly Span<float> _factors;
    private readonly Span<int> _compared;
    private readonly Span<int> _picks;
    private readonly float _weight;
    private PickedTitles _picked;

    /// <summary>Starts with nothing picked.</summary>
    /// <param name="items">The titles of the batch.</param>
    /// <param name="order">Which of them is at each place.</param>
    /// <param name="relevance">θ times the relevance of each place.</param>
    /// <param name="weight">What volume weighs; 0 where it is not asked for.</param>
    /// <param name="similarity">What titles are compared by.</param>
    /// <param name="most">How many are picked at the most.</param>
    /// <param name="scratch">Lends room.</param>
    public DppObjective(
        ReadOnlySpan<int> items, ReadOnlySpan<int> order, ReadOnlySpan<float> relevance, float weight, TitleSimilarity similarity, int most, Scratch scratch)
    {
        _most = most;
        _relevance = relevance;
        _weight = weight;
        _compared = scratch.ZeroInts(order.Length);
        _picks = scratch.Ints(most);
        _factors = scratch.Floats(checked(order.Length * most));
        _volumes = scratch.Floats(order.Length);
        _volumes[..order.Length].Fill(1f);
        _picked = new PickedTitles(similarity, isKernel: true, items, order, most, scratch);
    }

    public readonly float Update(int candidate, float enough)
    {
        if (_weight == 0)
        {
            return _relevance[candidate];
        }

        int compared = _compared[candidate];
        if (compared < _picked.Count)
        {
            float volume = _volumes[candidate];
            ReadOnlySpan<float> vector = _picked.VectorOf(candidate);
            Span<float> factor = _factors.Slice(candidate * _most, _most);
            // Above this volume the value is enough without looking; below it a logarithm tells.
            float surely = MathF.Exp((enough - _relevance[candidate]) / _weight) * 1.001f;
            for (; compared < _picked.Count && volume > LeastVolume && (volume > surely || ValueOf(candidate, volume) >= enough); compared++)
            {
                int pick = _picks[compared];
                float known = TensorPrimitives.Dot<float>(factor[..compared], _factors.Slice(pick * _most, compared));
                factor[compared] = (_picked.Similarity(candidate, vector, compared) - known) / MathF.Sqrt(_volumes[pick]);
                volume -= factor[compared] * factor[compared];
            }

            _volumes[candidate] = volume;
            _compared[candidate] = compared;
        }

        return _volumes[candidate] > LeastVolume ? ValueOf(candidate, _volumes[candidate]) : float.NegativeInfinity;
    }

    public void Pick(int candidate)
    {
        _picks[_picked.Count] = candidate;
        _picked.Add(candidate);
    }

    private readonly float ValueOf(int candidate, float volume) => _relevance[candidate] + (_weight * MathF.Log(volume));
}
