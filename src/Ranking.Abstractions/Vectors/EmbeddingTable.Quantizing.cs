using System.Numerics.Tensors;

namespace Ranking;

/// <content>Rows as bytes.</content>
public sealed partial class EmbeddingTable
{
    private const int MostOnStack = 1024;

    /// <summary>
    /// The bytes of the rows behind each other, in chunks that hold the same number of rows, but for the last; empty unless <see cref="IsQuantized"/>. The memory keeps what it lies in; a span of it
    /// does not.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<sbyte>> QuantizedChunks => _bytes.Chunks;

    /// <summary>What the bytes of each row are multiplied by to give a vector of length 1; 0 for a zero row. Empty unless <see cref="IsQuantized"/>.</summary>
    public ReadOnlyMemory<float> Scales => _scales;

    /// <summary>Makes a table of rows that are quantised already, such as those of a table that was saved, without copying or reading them.</summary>
    /// <param name="dimensions">The length of each row; at least 1.</param>
    /// <param name="chunks">
    /// The bytes of the rows behind each other, in one chunk or several; of several, all but the last hold the same number of rows, a power of two. Not copied: leave them as they are from here on.
    /// </param>
    /// <param name="scales">What the bytes of each row are multiplied by to give a vector of length 1, which is trusted; finite, and 0 where the row is zeros. Copied.</param>
    /// <param name="norms">The length of each row before it was normalised: finite, and 0 exactly where the row is zeros, which is trusted. Copied.</param>
    /// <param name="ids">The ids of the rows, for <see cref="BindTo"/>, which refuses those that repeat; not copied; null where row i is already ordinal i.</param>
    /// <exception cref="ArgumentException">The bytes do not make whole rows, the scales, norms or ids are not one a row, or a scale or norm is negative or not finite.</exception>
    public static EmbeddingTable FromQuantized(
        int dimensions, IReadOnlyList<ReadOnlyMemory<sbyte>> chunks, ReadOnlyMemory<float> scales, ReadOnlyMemory<float> norms, IReadOnlyList<string>? ids = null)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        CheckSizes(dimensions, norms.Length, ids);
        if (scales.Length != norms.Length)
        {
            throw new ArgumentException($"{norms.Length} rows need as many scales; there are {scales.Length}.", nameof(scales));
        }

        VectorRows<sbyte> rows = VectorRows<sbyte>.Over(chunks, norms.Length, dimensions) ?? throw Unfit(dimensions, norms.Length, nameof(chunks));
        return new EmbeddingTable(
            dimensions, VectorRows<float>.None, rows, CheckedLengths(scales, nameof(scales)), CheckedLengths(norms, nameof(norms)), ids, unmatched: 0, boundTo: null);
    }

    /// <summary>
    /// The same rows with a byte a dimension: a quarter of the memory.
    /// <code>
    /// q(j) = round(127 · x(j) / max |x|)        row = q / |q|
    /// </code>
    /// A row keeps its length of 1, and its direction up to a sine of about 1 % (0.0073 where the largest number is three times the usual one).
    /// </summary>
    /// <returns>A quantised table with the same norms and ids; this one where it is quantised already.</returns>
    public EmbeddingTable Quantize()
    {
        if (IsQuantized)
        {
            return this;
        }

        var scales = new float[Count];
        VectorRows<sbyte> bytes = VectorRows<sbyte>.Create(Count, Dimensions, VectorRows<sbyte>.RowsInChunk(Dimensions), (first, numbers) =>
        {
            for (int i = 0; i < numbers.Length / Dimensions; i++)
            {
                scales[first + i] = QuantizeRow(first + i, numbers.AsSpan(i * Dimensions, Dimensions));
            }
        });
        GC.KeepAlive(this);
        return new EmbeddingTable(Dimensions, VectorRows<float>.None, bytes, scales, _norms, _ids, UnmatchedCount, _boundTo);
    }

    /// <summary>The bytes of a row, as <see cref="Quantize"/> makes them; those of a quantised table are what they are.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="destination">Takes the bytes; <see cref="Dimensions"/> long.</param>
    /// <returns>What the bytes are multiplied by to give a vector of length 1; 0 for a zero row.</returns>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public float QuantizeRow(int row, Span<sbyte> destination)
    {
        if (destination.Length != Dimensions)
        {
            throw new ArgumentException($"A row of this table has {Dimensions} bytes; there is room for {destination.Length}.", nameof(destination));
        }

        if (!IsQuantized)
        {
            return ToBytes(_floats.Row(row), destination);
        }

        _bytes.Row(row).CopyTo(destination);
        return _scales[row];
    }

    private static float ToBytes(ReadOnlySpan<float> vector, Span<sbyte> bytes)
    {
        float largest = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (largest == 0f)
        {
            bytes.Clear();
            return 0f;
        }

        long squares = 0;
        float scale = sbyte.MaxValue / largest;
        for (int j = 0; j < vector.Length; j++)
        {
            int number = (int)MathF.Round(vector[j] * scale);
            bytes[j] = (sbyte)number;
            squares += number * number;
        }

        return (float)(1.0 / Math.Sqrt(squares));
    }
}
