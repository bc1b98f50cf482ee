using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>
/// The best rows so far, in rented room.
/// <code>
/// few wanted      each row that enters is put in its place
/// many            room for more rows than are wanted; full, it is parted around the last one wanted, and what is worse is forgotten
/// threshold       the score of the last one wanted, as far as it is known: a row that does not exceed it cannot be among the best, where rows come in ascending order
/// </code>
/// A row whose score is not finite does not enter.
/// </summary>
internal unsafe struct BestRows
{
    // Up to so many, moving what is worse by a place is cheaper than parting.
    private const int Few = 32;

    private ulong* _keys;
    private int _room;
    private int _wanted;
    private int _count;

    /// <summary>What a score has to exceed.</summary>
    public float Threshold { get; private set; }

    public readonly int Count => _count;

    /// <summary>How many keys there has to be room for.</summary>
    /// <param name="wanted">How many of the best are wanted.</param>
    /// <param name="rows">How many rows there are.</param>
    public static int RoomFor(int wanted, int rows) => (int)Math.Min(rows, (2L * wanted) + 64);

    /// <summary>Begins.</summary>
    /// <param name="keys">Room for <see cref="RoomFor"/> keys.</param>
    /// <param name="wanted">How many of the best are wanted; at least 1.</param>
    /// <param name="rows">How many rows there are.</param>
    public void Start(ulong* keys, int wanted, int rows)
    {
        _keys = keys;
        _room = RoomFor(wanted, rows);
        _wanted = wanted;
        _count = 0;
        Threshold = float.NegativeInfinity;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float score, int row)
    {
        // An equal score too: of rows that do not come in ascending order, the ordinals decide.
        if (score >= Threshold && float.IsFinite(score))
        {
            Add(TopK.KeyOf(score, row));
        }
    }

    /// <summary>Selects the best of scores that are there already: most are turned away many at a time.</summary>
    /// <param name="scores">A score a row; those that are not finite are passed over.</param>
    /// <param name="keys">Room for <see cref="RoomFor"/> keys; takes those of the best, in order.</param>
    /// <param name="wanted">How many are wanted.</param>
    /// <returns>How many there are.</returns>
    public static int Select(ReadOnlySpan<float> scores, Span<ulong> keys, int wanted)
    {
        if (wanted <= 0 || scores.IsEmpty)
        {
            return 0;
        }

        var best = default(BestRows);
        fixed (ulong* room = keys)
        fixed (float* first = scores)
        {
            best.Start(room, Math.Min(wanted, scores.Length), scores.Length);
            int row = 0;
            for (; row <= scores.Length - Gemm.Columns; row += Gemm.Columns)
            {
                FloatPanels.Add(first + row, row, uint.MaxValue, ref best);
            }

            for (; row < scores.Length; row++)
            {
                best.Add(first[row], row);
            }

            best.Part();
            keys[..best._count].Sort();
            return best._count;
        }
    }

    /// <summary>Adds what another found.</summary>
    public void Add(ReadOnlySpan<ulong> keys)
    {
        foreach (ulong key in keys)
        {
            Add(key);
        }
    }

    /// <summary>Forgets what cannot be among the best, and raises the threshold accordingly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Part()
    {
        if (_count <= _wanted)
        {
            return;
        }

        var keys = new Span<ulong>(_keys, _count);
        TopK.KeepBest(keys, [], _wanted);
        _count = _wanted;
        ulong worst = 0;
        foreach (ulong key in keys[.._wanted])
        {
            worst = Math.Max(worst, key);
        }

        Threshold = TopK.ScoreOf(worst);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Add(ulong key)
    {
        if (_wanted > Few)
        {
            _keys[_count++] = key;
            if (_count == _room)
            {
                Part();
            }

            return;
        }

        if (_count == _wanted && key > _keys[_count - 1])
        {
            return;
        }

        int place = _count < _wanted ? _count++ : _count - 1;
        for (; place > 0 && _keys[place - 1] > key; place--)
        {
            _keys[place] = _keys[place - 1];
        }

        _keys[place] = key;
        if (_count == _wanted)
        {
            Threshold = TopK.ScoreOf(_keys[_count - 1]);
        }
    }

    /// <summary>What was found, in any order; at most as many as are wanted.</summary>
    public ReadOnlySpan<ulong> Finish()
    {
        Part();
        return new ReadOnlySpan<ulong>(_keys, _count);
    }

    /// <summary>Writes what was found, the best first, ties by ordinal.</summary>
    /// <returns>How many there are.</returns>
    public int Write(Span<int> ordinals, Span<float> scores)
    {
        Part();
        var keys = new Span<ulong>(_keys, _count);
        keys.Sort();
        for (int i = 0; i < keys.Length; i++)
        {
            ordinals[i] = TopK.OrdinalOf(keys[i]);
            scores[i] = TopK.ScoreOf(keys[i]);
        }

        return keys.Length;
    }
}
