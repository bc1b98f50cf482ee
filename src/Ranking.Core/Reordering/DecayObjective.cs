namespace Ranking;

/// <summary>relevance · (floor + (1 − floor) · factor^k), where k is how many picked titles share a value.</summary>
internal ref struct DecayObjective : IGreedyObjective
{
    private readonly ReadOnlySpan<float> _relevance;
    private readonly SharedValues _values;
    private readonly double _factor;
    private readonly double _floor;
    private readonly Span<int> _items;
    private readonly Span<int> _compared;
    private readonly Span<int> _shared;
    private readonly Span<int> _picked;
    private int _count;

    /// <summary>Starts with nothing picked.</summary>
    public DecayObjective(
        ReadOnlySpan<int> items, ReadOnlySpan<int> order, ReadOnlySpan<float> relevance, SharedValues values, double factor, double floor, Scratch scratch)
    {
        _relevance = relevance;
        _values = values;
        _factor = factor;
        _floor = floor;
        _compared = scratch.ZeroInts(order.Length);
        _shared = scratch.ZeroInts(order.Length);
        _picked = scratch.Ints(order.Length);
        _items = scratch.Ints(order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            _items[i] = items[order[i]];
        }
    }

    public readonly float Update(int candidate, float enough)
    {
        for (; _compared[candidate] < _count; _compared[candidate]++)
        {
            _shared[candidate] += _values.InCommon(_items[candidate], _picked[_compared[candidate]]) > 0 ? 1 : 0;
        }

        return (float)(_relevance[candidate] * (_floor + ((1 - _floor) * Math.Pow(_factor, _shared[candidate]))));
    }

    public void Pick(int candidate) => _picked[_count++] = _items[candidate];
}
