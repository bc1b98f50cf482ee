using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>
/// Rows of numbers behind each other in chunks, each of one piece: a table may be longer than an array. Every chunk but the last holds 2^shift rows.
/// </summary>
internal sealed class VectorRows<T>
    where T : unmanaged
{
    /// <summary>The most bytes of a chunk that is made here.</summary>
    private const long MostBytes = 1L << 30;

    /// <summary>No rows.</summary>
    public static readonly VectorRows<T> None = new([], 1, 31);

    // One array is read without asking what kind of memory it is, which is quicker; others, such as those of a mapped file, are asked.
    private readonly T[]? _array;
    private readonly ReadOnlyMemory<T>[] _chunks;
    private readonly int _dimensions;
    private readonly int _shift;

    private VectorRows(ReadOnlyMemory<T>[] chunks, int dimensions, int shift)
    {
        _chunks = chunks;
        _dimensions = dimensions;
        _shift = shift;
        _array = chunks.Length == 1 && MemoryMarshal.TryGetArray(chunks[0], out ArraySegment<T> whole) && whole.Count == whole.Array?.Length ? whole.Array : null;
    }

    /// <summary>How many rows a chunk has that is made here: the most that are a power of two and stay within <see cref="MostBytes"/>, and at least one.</summary>
    public static int RowsInChunk(int dimensions) =>
        1 << BitOperations.Log2((uint)Math.Clamp(MostBytes / ((long)dimensions * Unsafe.SizeOf<T>()), 1, 1 << 30));

    /// <summary>Room for rows, for <paramref name="fill"/> to write: it is given the first row of a chunk and the numbers of the chunk.</summary>
    public static VectorRows<T> Create(int count, int dimensions, int rowsInChunk, Action<int, T[]> fill)
    {
        var chunks = new ReadOnlyMemory<T>[Math.Max(1, (int)(((long)count + rowsInChunk - 1) / rowsInChunk))];
        for (int chunk = 0; chunk < chunks.Length; chunk++)
        {
            int first = chunk * rowsInChunk;
            var numbers = new T[Math.Min(rowsInChunk, count - first) * dimensions];
            fill(first, numbers);
            chunks[chunk] = numbers;
        }

        return new VectorRows<T>(chunks, dimensions, BitOperations.Log2((uint)rowsInChunk));
    }

    /// <summary>Rows in one array.</summary>
    public static VectorRows<T> Of(T[] rows, int dimensions) => new([rows], dimensions, shift: 31);

    /// <summary>Rows that lie somewhere already; null where the chunks do not hold that many rows, or one but the last another power of two of them than the first.</summary>
    public static VectorRows<T>? Over(IReadOnlyList<ReadOnlyMemory<T>> chunks, int count, int dimensions)
    {
        if (chunks.Count <= 1)
        {
            int length = chunks.Count == 0 ? 0 : chunks[0].Length;
            return length == (long)count * dimensions ? new VectorRows<T>([chunks.Count == 0 ? default : chunks[0]], dimensions, shift: 31) : null;
        }

        int rows = chunks[0].Length / dimensions;
        long last = count - ((chunks.Count - 1L) * rows);
        bool isWhole = BitOperations.IsPow2(rows) && last > 0 && last <= rows && chunks[^1].Length == last * dimensions;
        for (int chunk = 0; chunk < chunks.Count - 1; chunk++)
        {
            isWhole &= chunks[chunk].Length == (long)rows * dimensions;
        }

        return isWhole ? new VectorRows<T>([.. chunks], dimensions, BitOperations.Log2((uint)rows)) : null;
    }

    /// <summary>The chunks.</summary>
    public IReadOnlyList<ReadOnlyMemory<T>> Chunks => _chunks;

    public ReadOnlySpan<T> Row(int row) => _array is { } array
        ? array.AsSpan(row * _dimensions, _dimensions)
        : RowOfChunk(row);

    private ReadOnlySpan<T> RowOfChunk(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        // A shift by 31 leaves nothing of a row: the only chunk holds them all.
        int chunk = row >> _shift;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chunk, _chunks.Length, nameof(row));
        return _chunks[chunk].Span.Slice((row - (int)((long)chunk << _shift)) * _dimensions, _dimensions);
    }
}
