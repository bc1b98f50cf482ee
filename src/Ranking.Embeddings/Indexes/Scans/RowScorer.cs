using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ranking.Embeddings;

/// <summary>
/// Scores rows for one vector.
/// <code>
/// score(row) = vector · row                                                 by cosine
///            = weight(row) · vector · row                                    by dot product, for a query
///            = weight(row) · own weight · vector · row + height(row) · own height   while a graph is built (<see cref="Lift"/>)
/// </code>
/// </summary>
/// <remarks>Its maker keeps the table alive, and asks for rows of the table only.</remarks>
internal readonly ref struct RowScorer
{
    private const int CacheLine = 64;
    private const int MostOnStack = 1024;
    private const int AtOnce = 4;

    private readonly IndexedRows _rows;
    private readonly int _shift;
    private readonly ref float _float;
    private readonly ref sbyte _byte;
    private readonly ReadOnlySpan<float> _vector;
    private readonly ReadOnlySpan<float> _scales;
    private readonly ReadOnlySpan<float> _weights;
    private readonly ReadOnlySpan<float> _heights;
    private readonly float _weight;
    private readonly float _height;

    private RowScorer(IndexedRows rows, ReadOnlySpan<float> vector, ReadOnlySpan<float> weights, ReadOnlySpan<float> heights, float weight, float height)
    {
        _rows = rows;
        _vector = vector;
        _shift = rows.Shift;
        _float = ref MemoryMarshal.GetReference(rows.Floats(0));
        _byte = ref MemoryMarshal.GetReference(rows.Bytes(0));
        _scales = rows.Table.Scales.Span;
        _weights = weights;
        _heights = heights;
        _weight = weight;
        _height = height;
    }

    /// <summary>Scores for a query; <paramref name="weights"/> are empty for the cosine.</summary>
    public static RowScorer OfQuery(IndexedRows rows, ReadOnlySpan<float> query, ReadOnlySpan<float> weights) => new(rows, query, weights, [], 1f, 0f);

    /// <summary>Scores for a row, lifted if there is a lift; <paramref name="room"/> takes a row of bytes.</summary>
    public static RowScorer OfRow(IndexedRows rows, int row, Lift? lift, Span<float> room) => lift is null
        ? new RowScorer(rows, rows.Table.Row(row, room), [], [], 1f, 0f)
        : new RowScorer(rows, rows.Table.Row(row, room), lift.Weights, lift.Heights, lift.Weights[row], lift.Heights[row]);

    /// <summary>Asks the processor for a row that is scored soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        // An address that the collector has moved from meanwhile is only looked up in vain.
        int bytes = _rows.Dimensions;
        byte* start;
        if (_scales.IsEmpty)
        {
            start = (byte*)Unsafe.AsPointer(ref FloatRow(row));
            bytes *= sizeof(float);
        }
        else
        {
            start = (byte*)Unsafe.AsPointer(ref ByteRow(row));
        }

        for (int at = 0; at < bytes; at += CacheLine)
        {
            Sse.Prefetch1(start + at);
        }
    }

    /// <summary>Scores rows, one score each.</summary>
    public void Score(ReadOnlySpan<int> rows, Span<float> scores)
    {
        if (_vector.Length < DotKernel.Least)
        {
            ScoreShort(rows, scores);
        }
        else if (_scales.IsEmpty)
        {
            ScoreFloats(rows, scores);
        }
        else
        {
            ScoreBytes(rows, scores);
        }

        if (!_weights.IsEmpty)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                scores[i] *= _weights[rows[i]] * _weight;
            }

            for (int i = 0; i < rows.Length && _height > 0f; i++)
            {
                scores[i] += _heights[rows[i]] * _height;
            }
        }
    }

    private void ScoreFloats(ReadOnlySpan<int> rows, Span<float> scores)
    {
        ref float vector = ref MemoryMarshal.GetReference(_vector);
        for (int i = 0; i < rows.Length; i += AtOnce)
        {
            // Behind the last row it is taken again.
            int last = Math.Min(AtOnce, rows.Length - i) - 1;
            Vector128<float> four = DotKernel.Multiply<float, FloatLoad>(
                ref vector, ref FloatRow(rows[i]), ref FloatRow(rows[i + Math.Min(1, last)]), ref FloatRow(rows[i + Math.Min(2, last)]), ref FloatRow(rows[i + last]), _vector.Length);
            Put(four, scores[i..], last + 1);
        }
    }

    private void ScoreBytes(ReadOnlySpan<int> rows, Span<float> scores)
    {
        ref float vector = ref MemoryMarshal.GetReference(_vector);
        for (int i = 0; i < rows.Length; i += AtOnce)
        {
            int last = Math.Min(AtOnce, rows.Length - i) - 1;
            Vector128<float> four = DotKernel.Multiply<sbyte, ByteLoad>(
                ref vector, ref ByteRow(rows[i]), ref ByteRow(rows[i + Math.Min(1, last)]), ref ByteRow(rows[i + Math.Min(2, last)]), ref ByteRow(rows[i + last]), _vector.Length);
            Put(four, scores[i..], last + 1);
        }

        for (int i = 0; i < rows.Length; i++)
        {
            scores[i] *= _scales[rows[i]];
        }
    }

    private void ScoreShort(ReadOnlySpan<int> rows, Span<float> scores)
    {
        Span<float> room = _scales.IsEmpty ? [] : _vector.Length <= MostOnStack ? stackalloc float[_vector.Length] : new float[_vector.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            scores[i] = TensorPrimitives.Dot(_vector, _rows.Table.Row(rows[i], room));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector128<float> four, Span<float> scores, int count)
    {
        if (count == AtOnce)
        {
            four.CopyTo(scores);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            scores[i] = four.GetElement(i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float FloatRow(int row) => ref _shift == 31
        ? ref Unsafe.Add(ref _float, (nint)row * _vector.Length)
        : ref InChunk(_rows.Floats(row >> _shift), row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref sbyte ByteRow(int row) => ref _shift == 31
        ? ref Unsafe.Add(ref _byte, (nint)row * _vector.Length)
        : ref InChunk(_rows.Bytes(row >> _shift), row);

    private ref T InChunk<T>(ReadOnlySpan<T> chunk, int row) => ref Unsafe.Add(ref MemoryMarshal.GetReference(chunk), (nint)(row & ((1 << _shift) - 1)) * _vector.Length);
}
