namespace Ranking.Evaluation;

/// <summary>The relevant titles of one person, found by ordinal.</summary>
internal readonly ref struct RelevantTitles
{
    private readonly int[] _sorted;
    private readonly float[] _gains;
    private readonly bool[] _taken;

    public RelevantTitles(ReadOnlySpan<int> relevant, ReadOnlySpan<float> gains)
    {
        if (!gains.IsEmpty && gains.Length != relevant.Length)
        {
            throw new ArgumentException($"{relevant.Length} relevant titles need as many gains; there are {gains.Length}.", nameof(gains));
        }

        ListMetrics.CheckGains(gains, nameof(gains));
        _sorted = relevant.ToArray();
        _gains = gains.ToArray();
        _taken = new bool[_sorted.Length];
        if (_gains.Length == 0)
        {
            Array.Sort(_sorted);
        }
        else
        {
            Array.Sort(_sorted, _gains);
        }

        for (int i = 0; i < _sorted.Length; i++)
        {
            if (_sorted[i] < 0)
            {
                throw new ArgumentException($"A relevant title is an ordinal of at least 0, but one is {_sorted[i]}.", nameof(relevant));
            }

            if (i > 0 && _sorted[i] == _sorted[i - 1])
            {
                throw new ArgumentException($"The title {_sorted[i]} stands twice among the relevant titles; each may once.", nameof(relevant));
            }
        }
    }

    public int Count => _sorted.Length;

    /// <summary>The place of a title among the relevant ones; negative where it is not relevant.</summary>
    public int PlaceOf(int item) => Array.BinarySearch(_sorted, item);

    /// <summary>The place of a title the first time it is asked for; negative ever after, and where it is not relevant.</summary>
    public int TakeOnce(int item)
    {
        int place = PlaceOf(item);
        if (place < 0 || _taken[place])
        {
            return -1;
        }

        _taken[place] = true;
        return place;
    }

    public float GainAt(int place) => _gains.Length == 0 ? 1f : _gains[place];
}
