namespace Ranking;

/// <summary>The arrays that the lists of a page are picked and reordered in, one list after the other: the list from the start, and behind it Reserve that nobody placed yet.</summary>
internal sealed class ListRoom(Scratch scratch, int most)
{
    private readonly int[] _order = scratch.Ints(most);
    private readonly int[] _oldPositions = scratch.Ints(most);
    private readonly int[] _oldItems = scratch.Ints(most);
    private readonly float[] _oldScores = scratch.Floats(most);
    private readonly float[] _oldValues = scratch.Floats(most);
    private readonly int[] _items = scratch.Ints(most);
    private readonly float[] _scores = scratch.Floats(most);
    private readonly float[] _values = scratch.Floats(most);
    private int _kept;

    /// <summary>Room for the keys that candidates are picked by.</summary>
    public ulong[] Keys { get; } = scratch.Longs(most);

    /// <summary>Which candidate of the page stands at each place.</summary>
    public int[] Positions { get; } = scratch.Ints(most);

    /// <summary>The length of the list.</summary>
    public int Count { get; private set; }

    /// <summary>How many stand behind it in Reserve.</summary>
    public int ReserveCount { get; private set; }

    /// <summary>Takes the titles, scores and values of the candidates that <see cref="Positions"/> names.</summary>
    public void Load(ReadOnlySpan<int> items, float[] scores, float[] values, int count, int reserve)
    {
        (Count, ReserveCount) = (count, reserve);
        for (int i = 0; i < count + reserve; i++)
        {
            int position = Positions[i];
            _items[i] = items[position];
            _scores[i] = scores[position];
            // A list that is ordered its own way may hold a title its ranker could not value; it is worth nothing to the page.
            _values[i] = float.IsFinite(values[position]) ? values[position] : 0f;
        }
    }

    /// <summary>Asks a reorderer for an order, and checks that it is a permutation. Nothing moves yet.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public void Ask(IReorderer reorderer, ItemQuery query, RankingContext context)
    {
        int reserve = reorderer.PlacesReserve ? ReserveCount : 0;
        int length = Count + reserve;
        for (int i = 0; i < Count + ReserveCount; i++)
        {
            _order[i] = i;
        }

        Span<int> order = _order.AsSpan(0, length);
        int kept = reorderer.Reorder(new ScoredBatch(context, query, _items.AsSpan(0, length), _scores.AsSpan(0, length)) { ReserveCount = reserve }, order);
        Span<bool> seen = length <= 1024 ? stackalloc bool[length] : new bool[length];
        foreach (int position in order)
        {
            if ((uint)position >= (uint)length || seen[position])
            {
                throw new InvalidOperationException("the order is not a permutation of the positions it was given");
            }

            seen[position] = true;
        }

        _kept = kept >= 0 && kept <= length
            ? Math.Min(kept, Math.Max(query.Take, 0))
            : throw new InvalidOperationException($"it kept {kept} of {length} candidates");
    }

    /// <summary>Moves everything as the reorderer that was asked last said: what it kept is the list, and of the rest what was Reserve is Reserve.</summary>
    public void Move()
    {
        int left = _kept;
        for (int i = _kept; i < Count + ReserveCount; i++)
        {
            if (_order[i] >= Count)
            {
                _order[left++] = _order[i];
            }
        }

        // In the order of their scores again, as they stood before.
        _order.AsSpan(_kept, left - _kept).Sort();
        Positions.AsSpan(0, Count + ReserveCount).CopyTo(_oldPositions);
        _items.AsSpan(0, Count + ReserveCount).CopyTo(_oldItems);
        _scores.AsSpan(0, Count + ReserveCount).CopyTo(_oldScores);
        _values.AsSpan(0, Count + ReserveCount).CopyTo(_oldValues);
        for (int i = 0; i < left; i++)
        {
            int position = _order[i];
            (Positions[i], _items[i], _scores[i], _values[i]) = (_oldPositions[position], _oldItems[position], _oldScores[position], _oldValues[position]);
        }

        (Count, ReserveCount) = (_kept, left - _kept);
    }

    /// <summary>The list.</summary>
    /// <param name="hasValues">Whether a title's value is another than its score.</param>
    public RankedList ToList(bool hasValues) =>
        new(_items.AsSpan(0, Count), _scores.AsSpan(0, Count), hasValues ? _values.AsSpan(0, Count) : default);
}
