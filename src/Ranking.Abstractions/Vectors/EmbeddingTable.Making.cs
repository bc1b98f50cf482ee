using System.Numerics.Tensors;

namespace Ranking;

/// <content>How tables are made.</content>
public sealed partial class EmbeddingTable
{
    /// <summary>Makes a table of rows.</summary>
    /// <param name="dimensions">The length of each row; at least 1.</param>
    /// <param name="rows">The rows behind each other; copied, then normalised.</param>
    /// <param name="ids">The ids of the rows, for <see cref="BindTo"/>; copied; null where row i is already ordinal i.</param>
    /// <exception cref="ArgumentException">The numbers do not make whole rows, or the ids are not one a row, or repeat.</exception>
    public static EmbeddingTable Create(int dimensions, ReadOnlySpan<float> rows, IReadOnlyList<string>? ids = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (rows.Length % dimensions != 0)
        {
            throw new ArgumentException($"{rows.Length} numbers do not make whole rows of {dimensions}.", nameof(rows));
        }

        int count = rows.Length / dimensions;
        float[] copy = rows.ToArray();
        var norms = new float[count];
        for (int i = 0; i < count; i++)
        {
            norms[i] = Normalize(copy.AsSpan(i * dimensions, dimensions));
        }

        return new EmbeddingTable(dimensions, VectorRows<float>.Of(copy, dimensions), norms, Checked(ids, count));
    }

    /// <summary>Makes a table row by row, for one that is longer than an array, or that is quantised without ever being there as floats.</summary>
    /// <param name="dimensions">The length of each row; at least 1.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="write">Writes a row: its ordinal, and room for its numbers, which holds zeros. Called once a row, in order; the row is normalised afterwards.</param>
    /// <param name="ids">The ids of the rows, for <see cref="BindTo"/>; copied; null where row i is already ordinal i.</param>
    /// <param name="isQuantized">Whether rows are kept as bytes, as <see cref="Quantize"/> makes them. Default: as floats.</param>
    /// <exception cref="ArgumentException">The ids are not one a row, or repeat.</exception>
    public static EmbeddingTable Create(int dimensions, int count, Action<int, Span<float>> write, IReadOnlyList<string>? ids = null, bool isQuantized = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        return Create(dimensions, count, write, Checked(ids, count), isQuantized, isQuantized ? VectorRows<sbyte>.RowsInChunk(dimensions) : VectorRows<float>.RowsInChunk(dimensions));
    }

    /// <summary>Makes a table of rows that are normalised already, such as those of a table that was saved, without copying or reading them.</summary>
    /// <param name="dimensions">The length of each row; at least 1.</param>
    /// <param name="chunks">
    /// The rows behind each other, in one chunk or several; of several, all but the last hold the same number of rows, a power of two. That each row is of length 1 or all zeros is trusted. Not copied:
    /// leave them as they are from here on.
    /// </param>
    /// <param name="norms">The length of each row before it was normalised: finite, and 0 exactly where the row is zeros, which is trusted. Copied.</param>
    /// <param name="ids">The ids of the rows, for <see cref="BindTo"/>, which refuses those that repeat; not copied; null where row i is already ordinal i.</param>
    /// <exception cref="ArgumentException">The numbers do not make whole rows, the norms or ids are not one a row, or a norm is negative or not finite.</exception>
    public static EmbeddingTable FromNormalized(
        int dimensions, IReadOnlyList<ReadOnlyMemory<float>> chunks, ReadOnlyMemory<float> norms, IReadOnlyList<string>? ids = null)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        CheckSizes(dimensions, norms.Length, ids);
        VectorRows<float> rows = VectorRows<float>.Over(chunks, norms.Length, dimensions) ?? throw Unfit(dimensions, norms.Length, nameof(chunks));
        return new EmbeddingTable(dimensions, rows, CheckedLengths(norms, nameof(norms)), ids);
    }

    /// <summary>Puts the rows in the order of a catalog's ordinals, by id. Rows that are in that order already are shared, not copied.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>A table with one row a title; titles without a row get a zero row and are counted.</returns>
    /// <exception cref="RankingException">Two rows have the id of one title.</exception>
    /// <exception cref="InvalidOperationException">The table was made without ids, or is bound already.</exception>
    public EmbeddingTable BindTo(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        if (_ids is null)
        {
            throw new InvalidOperationException("Only a table that was made with ids, and is not bound yet, can be bound to a catalog.");
        }

        if (IsInOrderOf(catalog.Ids, _ids))
        {
            return new EmbeddingTable(Dimensions, _floats, _bytes, _scales, _norms, ids: null, unmatched: 0, catalog.Ids);
        }

        int[] rows = RowsOf(catalog, _ids, out int matched);
        int unmatched = catalog.Count - matched;
        // A bound table is not bound again: which of its zero rows were unmatched would be forgotten.
        var bound = new EmbeddingTable(
            Dimensions,
            IsQuantized ? _floats : Ordered(_floats, rows),
            IsQuantized ? Ordered(_bytes, rows) : _bytes,
            IsQuantized ? Ordered(_scales, rows) : [],
            Ordered(_norms, rows),
            ids: null,
            unmatched,
            catalog.Ids);
        GC.KeepAlive(this);
        return bound;
    }

    /// <summary>Makes a table row by row, in chunks of so many rows.</summary>
    internal static EmbeddingTable Create(int dimensions, int count, Action<int, Span<float>> write, IReadOnlyList<string>? ids, bool isQuantized, int rowsInChunk)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var norms = new float[count];
        if (!isQuantized)
        {
            VectorRows<float> rows = VectorRows<float>.Create(count, dimensions, rowsInChunk, (first, numbers) =>
            {
                for (int i = 0; i < numbers.Length / dimensions; i++)
                {
                    Span<float> row = numbers.AsSpan(i * dimensions, dimensions);
                    write(first + i, row);
                    norms[first + i] = Normalize(row);
                }
            });
            return new EmbeddingTable(dimensions, rows, norms, ids);
        }

        var scales = new float[count];
        var vector = new float[dimensions];
        VectorRows<sbyte> bytes = VectorRows<sbyte>.Create(count, dimensions, rowsInChunk, (first, numbers) =>
        {
            for (int i = 0; i < numbers.Length / dimensions; i++)
            {
                vector.AsSpan().Clear();
                write(first + i, vector);
                norms[first + i] = Normalize(vector);
                scales[first + i] = ToBytes(vector, numbers.AsSpan(i * dimensions, dimensions));
            }
        });
        return new EmbeddingTable(dimensions, VectorRows<float>.None, bytes, scales, norms, ids, unmatched: 0, boundTo: null);
    }

    /// <summary>Whether the rows may be those of a catalog: bound to one with the same titles, or never bound and as many.</summary>
    internal bool MayBeOf(Catalog catalog) => Count == catalog.Count && (_boundTo is null || _boundTo.IsSameAs(catalog.Ids));

    private static string[]? Checked(IReadOnlyList<string>? ids, int count)
    {
        if (ids is not null && (ids.Count != count || ids.Distinct(StringComparer.Ordinal).Count() != count))
        {
            throw new ArgumentException(
                $"{count} rows need as many different ids; {ids.Count} were given, {ids.Distinct(StringComparer.Ordinal).Count()} of them different.", nameof(ids));
        }

        return ids?.ToArray();
    }

    private static void CheckSizes(int dimensions, int norms, IReadOnlyList<string>? ids)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (ids is not null && ids.Count != norms)
        {
            throw new ArgumentException($"{norms} rows need an id a row if any; there are {ids.Count} ids.", nameof(ids));
        }
    }

    private static ArgumentException Unfit(int dimensions, int norms, string name) =>
        new($"{norms} norms need as many rows of {dimensions} numbers, in one chunk or in chunks of a power of two of rows, the same for all but the last.", name);

    // Few beside the rows, and asked for one by one: a copy is quicker to read than mapped memory. Min and Max give NaN where there is one, which is in no range.
    private static float[] CheckedLengths(ReadOnlyMemory<float> lengths, string name)
    {
        float[] copy = lengths.ToArray();
        return copy.Length == 0 || (TensorPrimitives.Min<float>(copy) >= 0f && TensorPrimitives.Max<float>(copy) <= float.MaxValue)
            ? copy
            : throw new ArgumentException("A length is negative or not finite; make the table with Create, which normalises.", name);
    }

    private static bool IsInOrderOf(Vocabulary titles, IReadOnlyList<string> ids)
    {
        for (int i = 0; i < ids.Count && ids.Count == titles.Count; i++)
        {
            if (ids[i] != titles[i])
            {
                return false;
            }
        }

        return ids.Count == titles.Count;
    }

    // Which row each title has; −1 for none.
    private static int[] RowsOf(Catalog catalog, IReadOnlyList<string> ids, out int matched)
    {
        var rows = new int[catalog.Count];
        Array.Fill(rows, -1);
        matched = 0;
        for (int i = 0; i < ids.Count; i++)
        {
            if (catalog.Ids.TryGetOrdinal(ids[i], out int item))
            {
                if (rows[item] >= 0)
                {
                    throw new RankingException($"Two rows of the table have the id '{ids[i]}': make the table with one row a title.");
                }

                rows[item] = i;
                matched++;
            }
        }

        return rows;
    }

    private VectorRows<T> Ordered<T>(VectorRows<T> source, int[] rows)
        where T : unmanaged => VectorRows<T>.Create(rows.Length, Dimensions, VectorRows<T>.RowsInChunk(Dimensions), (first, numbers) =>
        {
            for (int i = 0; i < numbers.Length / Dimensions; i++)
            {
                if (rows[first + i] >= 0)
                {
                    source.Row(rows[first + i]).CopyTo(numbers.AsSpan(i * Dimensions, Dimensions));
                }
            }
        });

    private static float[] Ordered(float[] source, int[] rows) => Array.ConvertAll(rows, row => row < 0 ? 0f : source[row]);
}
