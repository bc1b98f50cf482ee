using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ranking;

/// <summary>Vectors in rows: normalised to length 1, with their norms beside them, so that the dot product is the cosine.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. A row that is zero, or holds a number that is not finite, is a zero row: it has no
/// direction, and its cosine with anything is 0. Results may differ in their last bits between processors. Rows lie in chunks of up to 2³⁰ bytes, so that a table may be longer than an array;
/// they may lie in a mapped file, which stays mapped as long as something holds the table. A quantised table (<see cref="Quantize"/>) keeps a byte a dimension.
/// </remarks>
public sealed partial class EmbeddingTable
{
    // How many rows DotKernel multiplies at once.
    private const int AtOnce = 4;

    // One of the two has the rows, the other none.
    private readonly VectorRows<float> _floats;
    private readonly VectorRows<sbyte> _bytes;

    // What a row's bytes are multiplied by; empty where rows are floats.
    private readonly float[] _scales;
    private readonly float[] _norms;
    private readonly IReadOnlyList<string>? _ids;
    private readonly Vocabulary? _boundTo;

    private EmbeddingTable(int dimensions, VectorRows<float> rows, float[] norms, IReadOnlyList<string>? ids)
        : this(dimensions, rows, VectorRows<sbyte>.None, [], norms, ids, unmatched: 0, boundTo: null)
    {
    }

    private EmbeddingTable(
        int dimensions,
        VectorRows<float> floats,
        VectorRows<sbyte> bytes,
        float[] scales,
        float[] norms,
        IReadOnlyList<string>? ids,
        int unmatched,
        Vocabulary? boundTo)
    {
        Dimensions = dimensions;
        _floats = floats;
        _bytes = bytes;
        IsQuantized = bytes != VectorRows<sbyte>.None;
        _scales = scales;
        _norms = norms;
        _ids = ids;
        UnmatchedCount = unmatched;
        _boundTo = boundTo;
    }

    /// <summary>The number of rows.</summary>
    public int Count => _norms.Length;

    /// <summary>The length of each row.</summary>
    public int Dimensions { get; }

    /// <summary>Whether rows are kept as bytes, a quarter of the memory.</summary>
    public bool IsQuantized { get; }

    /// <summary>The ids of the rows: those it was made with, or the titles' of the catalog it is bound to; empty where there are none.</summary>
    public IReadOnlyList<string> Ids => _ids ?? _boundTo?.Names ?? [];

    /// <summary>
    /// The rows behind each other, in chunks that hold the same number of rows, but for the last; empty where <see cref="IsQuantized"/>. The memory keeps what it lies in; a span of it does not.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<float>> Chunks => _floats.Chunks;

    /// <summary>The length each row had before it was normalised; 0 for a zero row.</summary>
    public ReadOnlyMemory<float> Norms => _norms;

    /// <summary>How many titles of the catalog the table was bound to it had no row for; they have zero rows.</summary>
    public int UnmatchedCount { get; }

    /// <summary>Scales a vector to length 1 in place.</summary>
    /// <param name="vector">The vector; set to zero when its length is zero or not finite.</param>
    /// <returns>The length it had; 0 when it has no direction.</returns>
    public static float Normalize(Span<float> vector)
    {
        float largest = vector.IsEmpty ? 0f : TensorPrimitives.MaxMagnitude(vector);
        if (!(MathF.Abs(largest) > 0f) || !float.IsFinite(largest))
        {
            vector.Clear();
            return 0f;
        }

        // Scaled by the largest number first: squares of very large or small ones leave the range of a float.
        float scale = MathF.Abs(largest);
        TensorPrimitives.Divide(vector, scale, vector);
        float norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Divide(vector, norm, vector);
        return Math.Min(norm * scale, float.MaxValue);
    }

    /// <summary>A row: a unit vector, or zeros.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <returns>
    /// The row, to be read while something holds the table, as the snapshot of a request does until its lease ends: the span alone does not keep a mapped file mapped. Of a quantised table it is an
    /// array of its own; a loop takes the other overload.
    /// </returns>
    public ReadOnlySpan<float> Row(int row) => IsQuantized ? Row(row, new float[Dimensions]) : _floats.Row(row);

    /// <summary>A row: where rows are floats it is read in place, else it is written to room of the caller's.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="room">Takes the row of a quantised table; at least <see cref="Dimensions"/> long. Not written where rows are floats.</param>
    /// <returns>The row, to be read while something holds the table and the room is left as it is.</returns>
    /// <exception cref="ArgumentException">There is less room than the row of a quantised table takes.</exception>
    public ReadOnlySpan<float> Row(int row, Span<float> room)
    {
        if (!IsQuantized)
        {
            return _floats.Row(row);
        }

        Span<float> vector = room[..Dimensions];
        TensorPrimitives.ConvertTruncating(_bytes.Row(row), vector);
        TensorPrimitives.Multiply(vector, _scales[row], vector);
        return vector;
    }

    /// <summary>The length a row had before it was normalised; 0 for a zero row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    public float Norm(int row) => _norms[row];

    /// <summary>The cosine of a direction with every row.</summary>
    /// <param name="direction">A vector of length 1, such as <see cref="Normalize"/> leaves; zeros score 0.</param>
    /// <param name="scores">One a row.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Cosine(ReadOnlySpan<float> direction, Span<float> scores)
    {
        Check(direction, scores.Length, Count);
        if (!IsQuantized)
        {
            int first = 0;
            foreach (ReadOnlyMemory<float> chunk in _floats.Chunks)
            {
                ReadOnlySpan<float> rows = chunk.Span;
                int count = rows.Length / Dimensions;
                for (int i = 0; i < count; i += AtOnce)
                {
                    Multiply(direction, rows, i, Math.Min(AtOnce, count - i), scores[(first + i)..]);
                }

                first += count;
            }
        }
        else
        {
            Span<float> room = Dimensions <= MostOnStack ? stackalloc float[Dimensions] : new float[Dimensions];
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] = TensorPrimitives.Dot(direction, Row(i, room));
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>The cosine of a direction with some rows.</summary>
    /// <param name="direction">A vector of length 1; zeros score 0.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="scores">One a row of <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Cosine(ReadOnlySpan<float> direction, ReadOnlySpan<int> rows, Span<float> scores)
    {
        Check(direction, scores.Length, rows.Length);
        if (!IsQuantized && Dimensions >= DotKernel.Least)
        {
            for (int i = 0; i < rows.Length; i += AtOnce)
            {
                // Behind the last row it is taken again.
                int last = Math.Min(AtOnce, rows.Length - i) - 1;
                Put(
                    DotKernel.Multiply<float, FloatLoad>(
                        ref MemoryMarshal.GetReference(direction),
                        ref Start(rows[i]),
                        ref Start(rows[i + Math.Min(1, last)]),
                        ref Start(rows[i + Math.Min(2, last)]),
                        ref Start(rows[i + last]),
                        Dimensions),
                    scores.Slice(i, last + 1));
            }
        }
        else
        {
            Span<float> room = !IsQuantized ? [] : Dimensions <= MostOnStack ? stackalloc float[Dimensions] : new float[Dimensions];
            for (int i = 0; i < rows.Length; i++)
            {
                scores[i] = TensorPrimitives.Dot(direction, Row(rows[i], room));
            }
        }

        GC.KeepAlive(this);
    }

    // Up to four rows of a chunk that lie behind each other.
    private void Multiply(ReadOnlySpan<float> direction, ReadOnlySpan<float> rows, int first, int count, Span<float> scores)
    {
        if (Dimensions < DotKernel.Least)
        {
            for (int i = 0; i < count; i++)
            {
                scores[i] = TensorPrimitives.Dot(direction, rows.Slice((first + i) * Dimensions, Dimensions));
            }

            return;
        }

        ref float start = ref MemoryMarshal.GetReference(rows.Slice(first * Dimensions, count * Dimensions));
        Put(
            DotKernel.Multiply<float, FloatLoad>(
                ref MemoryMarshal.GetReference(direction),
                ref start,
                ref Unsafe.Add(ref start, Math.Min(1, count - 1) * Dimensions),
                ref Unsafe.Add(ref start, Math.Min(2, count - 1) * Dimensions),
                ref Unsafe.Add(ref start, (count - 1) * Dimensions),
                Dimensions),
            scores[..count]);
    }

    private ref float Start(int row) => ref MemoryMarshal.GetReference(_floats.Row(row));

    private static void Put(Vector128<float> four, Span<float> scores)
    {
        if (scores.Length == AtOnce)
        {
            four.CopyTo(scores);
            return;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = four.GetElement(i);
        }
    }

    private void Check(ReadOnlySpan<float> direction, int scores, int rows)
    {
        if (direction.Length != Dimensions)
        {
            throw new ArgumentException($"The direction has {direction.Length} dimensions, the table has {Dimensions}.", nameof(direction));
        }

        if (scores != rows)
        {
            throw new ArgumentException($"{rows} rows need as many scores; there is room for {scores}.", nameof(scores));
        }
    }
}
