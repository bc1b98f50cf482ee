namespace Ranking;

/// <summary>The mix of values of a list that grows, and how far it is from a person's taste with one title more.</summary>
internal ref struct ListMix
{
    // What a title has that the person never liked counts in the mix, and is compared with nothing.
    private const int Elsewhere = -1;

    private readonly ReadOnlySpan<float> _taste;
    private readonly double _alpha;
    private readonly Span<int> _starts;
    private readonly Span<int> _places;
    private readonly Span<float> _mix;
    private readonly Span<float> _logs;
    private double _total;
    private double _weight;
    private double _divergence;
    private double _divergenceWithout;

    /// <summary>Starts with an empty list.</summary>
    /// <param name="column">The values of titles.</param>
    /// <param name="taste">The mix to be near to.</param>
    /// <param name="items">The titles of the batch.</param>
    /// <param name="order">Which of them may be added.</param>
    /// <param name="alpha">How much of the taste is mixed in, so that no value is missing.</param>
    /// <param name="scratch">Lends room.</param>
    public ListMix(CategoryColumn column, TasteMix taste, ReadOnlySpan<int> items, ReadOnlySpan<int> order, double alpha, Scratch scratch)
    {
        _taste = taste.Shares;
        _alpha = alpha;
        _mix = scratch.Floats(_taste.Length).AsSpan(0, _taste.Length);
        _mix.Clear();
        _logs = scratch.Floats(_taste.Length).AsSpan(0, _taste.Length);
        _starts = scratch.Ints(order.Length + 1);
        _starts[0] = 0;
        for (int i = 0; i < order.Length; i++)
        {
            _starts[i + 1] = _starts[i] + column.ValuesOf(items[order[i]]).Length;
        }

        _places = scratch.Ints(_starts[order.Length]);
        for (int i = 0; i < order.Length; i++)
        {
            ReadOnlySpan<int> values = column.ValuesOf(items[order[i]]);
            for (int k = 0; k < values.Length; k++)
            {
                _places[_starts[i] + k] = Math.Max(Elsewhere, taste.Values.BinarySearch(values[k]));
            }
        }
    }

    /// <summary>Begins to look for the next title.</summary>
    /// <param name="weight">What its place weighs.</param>
    public void Begin(double weight)
    {
        // As if the title had none of the values; those it has are put right one by one.
        _weight = weight;
        (_divergence, _divergenceWithout) = (0, 0);
        for (int i = 0; i < _taste.Length; i++)
        {
            _logs[i] = (float)Log(i, 0, _total + weight);
            _divergence += _taste[i] * (Math.Log(_taste[i]) - _logs[i]);
            _divergenceWithout += _taste[i] * (Math.Log(_taste[i]) - Log(i, 0, _total));
        }
    }

    /// <summary>Σ p · ln(p / q̃) of the list with a title.</summary>
    /// <param name="candidate">Its place in the order.</param>
    public readonly double DivergenceWith(int candidate)
    {
        ReadOnlySpan<int> places = _places[_starts[candidate].._starts[candidate + 1]];
        if (places.IsEmpty)
        {
            return _divergenceWithout;
        }

        double divergence = _divergence;
        foreach (int place in places)
        {
            divergence -= place == Elsewhere ? 0 : _taste[place] * (Log(place, _weight / places.Length, _total + _weight) - _logs[place]);
        }

        return divergence;
    }

    /// <summary>Adds a title.</summary>
    /// <param name="candidate">Its place in the order.</param>
    public void Add(int candidate)
    {
        ReadOnlySpan<int> places = _places[_starts[candidate].._starts[candidate + 1]];
        foreach (int place in places)
        {
            if (place != Elsewhere)
            {
                _mix[place] += (float)(_weight / places.Length);
            }
        }

        _total += places.IsEmpty ? 0 : _weight;
    }

    /// <summary>ln q̃ of a value with something added to it.</summary>
    private readonly double Log(int place, double added, double total) =>
        Math.Log(((1 - _alpha) * (total > 0 ? (_mix[place] + added) / total : 0)) + (_alpha * _taste[place]));
}
