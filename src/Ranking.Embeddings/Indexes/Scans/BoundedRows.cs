using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ranking.Embeddings;

/// <summary>
/// Rows whose scores are bounded from above, until it is settled which are the best.
/// <code>
/// threshold   a score that k rows are known to reach: a later row whose bound does not exceed it is not among the best k
/// raise       to the k-th best lower bound; what lies below it is forgotten
/// </code>
/// </summary>
internal unsafe struct BoundedRows
{
    private ulong* _keys;
    private ulong* _lower;
    private int _room;
    private int _wanted;
    private int _count;
    private float _threshold;

    /// <summary>How many keys there has to be room for.</summary>
    /// <param name="wanted">How many of the best are wanted.</param>
    /// <param name="rows">How many rows there are.</param>
    public static int RoomFor(int wanted, int rows) => 2 * RoomForRows(wanted, rows);

    /// <summary>Begins.</summary>
    /// <param name="keys">Room for <see cref="RoomFor"/> keys.</param>
    /// <param name="wanted">How many of the best are wanted; at least 1.</param>
    /// <param name="rows">How many rows there are.</param>
    public void Start(ulong* keys, int wanted, int rows)
    {
        _room = RoomForRows(wanted, rows);
        _keys = keys;
        _lower = keys + _room;
        _wanted = wanted;
        _count = 0;
        _threshold = float.NegativeInfinity;
    }

    /// <summary>Whether there may be no room for the rows of another panel.</summary>
    public readonly bool IsFull => _count + BytePanels.Width > _room;

    /// <summary>Whether there is little room.</summary>
    public readonly bool IsHalfFull => 2 * _count > _room;

    /// <summary>The rows, each under its bound, in any order.</summary>
    public readonly Span<ulong> Keys => new(_keys, _count);

    /// <summary>Adds the rows of a panel whose bounds exceed the threshold. There has to be room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<float> low, Vector256<float> high, int firstRow, uint accepted)
    {
        Vector256<float> threshold = Vector256.Create(_threshold);
        uint above = (Vector256.GreaterThan(low, threshold).ExtractMostSignificantBits() | (Vector256.GreaterThan(high, threshold).ExtractMostSignificantBits() << 8)) & accepted;
        if (above != 0)
        {
            Add(low, high, firstRow, above, ref this);
        }
    }

    /// <summary>Raises the threshold to what is certain from the bounds alone, and forgets what lies below it.</summary>
    public void Raise(BytePanels panels, in QuantizedQuery query)
    {
        if (_count <= _wanted)
        {
            return;
        }

        for (int i = 0; i < _count; i++)
        {
            int row = TopK.OrdinalOf(_keys[i]);
            _lower[i] = TopK.KeyOf(TopK.ScoreOf(_keys[i]) - (2f * panels.ErrorOf(row, query)), row);
        }

        TopK.KeepBest(new Span<ulong>(_lower, _count), [], _wanted);
        ulong worst = 0;
        for (int i = 0; i < _wanted; i++)
        {
            worst = Math.Max(worst, _lower[i]);
        }

        Raise(TopK.ScoreOf(worst));
    }

    /// <summary>Raises the threshold to a score that as many rows reach as are wanted, and forgets what lies below it.</summary>
    public void Raise(float score)
    {
        _threshold = Math.Max(_threshold, score);
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (TopK.ScoreOf(_keys[i]) >= _threshold)
            {
                _keys[kept++] = _keys[i];
            }
        }

        _count = kept;
    }

    /// <summary>Forgets all rows; the threshold stays.</summary>
    public void Clear() => _count = 0;

    // Not inlined: rare, and the registers of the scan are many.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(Vector256<float> low, Vector256<float> high, int firstRow, uint above, ref BoundedRows rows)
    {
        float* bounds = stackalloc float[BytePanels.Width];
        low.Store(bounds);
        high.Store(bounds + 8);
        for (; above != 0; above &= above - 1)
        {
            int i = BitOperations.TrailingZeroCount(above);
            rows._keys[rows._count++] = TopK.KeyOf(bounds[i], firstRow + i);
        }
    }

    private static int RoomForRows(int wanted, int rows) => (int)Math.Min(rows + (long)BytePanels.Width, (4L * wanted) + 64);
}
