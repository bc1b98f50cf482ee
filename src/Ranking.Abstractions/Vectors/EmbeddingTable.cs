using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>Vectors in rows: normalised to length 1, with their norms beside them, so that the dot product is the cosine.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. A row that is zero, or holds a number that is not finite, is a zero row: it has no
/// direction, and its cosine with anything is 0. Results may differ in their last bits between processors. Rows may lie in a mapped file, which stays mapped as
/// long as something holds the table.
/// </remarks>
public sealed class EmbeddingTable
{
    // Rows in an array of their own are read from it, which is quicker than from memory of unknown make; others, such as those of a mapped file, have none.
    private readonly float[]? _array;
    private readonly float[] _norms;
    private readonly IReadOnlyList<string>? _ids;
    private readonly Vocabulary? _boundTo;

    private EmbeddingTable(
        int dimensions, ReadOnlyMemory<float> rows, float[] norms, IReadOnlyList<string>? ids, int unmatched, Vocabulary? boundTo = null)
    {
        _boundTo = boundTo;
        Dimensions = dimensions;
        Rows = rows;
        _norms = norms;
        _array = MemoryMarshal.TryGetArray(rows, out ArraySegment<float> whole) && whole.Count == whole.Array?.Length ? whole.Array : null;
        _ids = ids;
        UnmatchedCount = unmatched;
    }

    /// <summary>The number of rows.</summary>
    public int Count => _norms.Length;

    /// <summary>The length of each row.</summary>
    public int Dimensions { get; }

    /// <summary>The ids of the rows: those it was made with, or the titles' of the catalog it is bound to; empty where there are none.</summary>
    public IReadOnlyList<string> Ids => _ids ?? _boundTo?.Names ?? [];

    /// <summary>All rows behind each other, <see cref="Count"/> × <see cref="Dimensions"/> numbers. The memory keeps what it lies in; a span of it does not.</summary>
    public ReadOnlyMemory<float> Rows { get; }

    /// <summary>The length each row had before it was normalised; 0 for a zero row.</summary>
    public ReadOnlyMemory<float> Norms => _norms;

    /// <summary>How many titles of the catalog the table was bound to it had no row for; they have zero rows.</summary>
    public int UnmatchedCount { get; }

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
        if (ids is not null && (ids.Count != count || ids.Distinct(StringComparer.Ordinal).Count() != count))
        {
            throw new ArgumentException($"{count} rows need as many different ids; {ids.Count} were given, {ids.Distinct(StringComparer.Ordinal).Count()} of them different.", nameof(ids));
        }

        float[] copy = rows.ToArray();
        var norms = new float[count];
        for (int i = 0; i < count; i++)
        {
            norms[i] = Normalize(copy.AsSpan(i * dimensions, dimensions));
        }

        return new EmbeddingTable(dimensions, copy, norms, ids?.ToArray(), unmatched: 0);
    }

    /// <summary>Makes a table of rows that are normalised already, such as those of a table that was saved, without copying or reading them.</summary>
    /// <param name="dimensions">The length of each row; at least 1.</param>
    /// <param name="rows">The rows behind each other. That each is of length 1 or all zeros is trusted. Not copied: leave them as they are from here on.</param>
    /// <param name="norms">The length of each row before it was normalised: finite, and 0 exactly where the row is zeros, which is trusted. Copied.</param>
    /// <param name="ids">The ids of the rows, for <see cref="BindTo"/>, which refuses those that repeat; not copied; null where row i is already ordinal i.</param>
    /// <exception cref="ArgumentException">The numbers do not make whole rows, the norms or ids are not one a row, or a norm is negative or not finite.</exception>
    public static EmbeddingTable FromNormalized(int dimensions, ReadOnlyMemory<float> rows, ReadOnlyMemory<float> norms, IReadOnlyList<string>? ids = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if ((long)norms.Length * dimensions != rows.Length || (ids is not null && ids.Count != norms.Length))
        {
            throw new ArgumentException($"{rows.Length} numbers in rows of {dimensions} need a norm a row, and an id a row if any; there are {norms.Length} norms and {ids?.Count ?? 0} ids.", nameof(rows));
        }

        // Few beside the rows, and asked for one by one: a copy is quicker to read than mapped memory. Min and Max give NaN where there is one, which is in no range.
        float[] lengths = norms.ToArray();
        return lengths.Length == 0 || (TensorPrimitives.Min<float>(lengths) >= 0f && TensorPrimitives.Max<float>(lengths) <= float.MaxValue)
            ? new EmbeddingTable(dimensions, rows, lengths, ids, unmatched: 0)
            : throw new ArgumentException("A norm is negative or not finite; normalise the rows with Create.", nameof(norms));
    }

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
    /// The row, to be read while something holds the table, as the snapshot of a request does until its lease ends: the span alone does not keep a mapped file mapped.
    /// </returns>
    public ReadOnlySpan<float> Row(int row) =>
        _array is { } array ? array.AsSpan(row * Dimensions, Dimensions) : Rows.Span.Slice(row * Dimensions, Dimensions);

    /// <summary>The length a row had before it was normalised; 0 for a zero row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    public float Norm(int row) => _norms[row];

    /// <summary>Puts the rows in the order of a catalog's ordinals, by id. Rows that are in that order already are shared, not copied.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>A table with one row a title; titles without a row get a zero row and are counted.</returns>
    /// <exception cref="RankingException">The catalog has more titles than a table can hold, or two rows have the id of one title.</exception>
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
            return new EmbeddingTable(Dimensions, Rows, _norms, ids: null, unmatched: 0, catalog.Ids);
        }

        if ((long)catalog.Count * Dimensions > Array.MaxLength)
        {
            throw new RankingException(
                $"{catalog.Count} titles of {Dimensions} dimensions do not fit one table, which holds {Array.MaxLength} numbers; reduce the dimensions.");
        }

        var rows = new float[catalog.Count * Dimensions];
        var norms = new float[catalog.Count];
        var isMatched = new bool[catalog.Count];
        int matched = 0;
        for (int i = 0; i < _ids.Count; i++)
        {
            if (catalog.Ids.TryGetOrdinal(_ids[i], out int item))
            {
                if (isMatched[item])
                {
                    throw new RankingException($"Two rows of the table have the id '{_ids[i]}': make the table with one row a title.");
                }

                isMatched[item] = true;
                Row(i).CopyTo(rows.AsSpan(item * Dimensions, Dimensions));
                norms[item] = _norms[i];
                matched++;
            }
        }

        GC.KeepAlive(this);
        // A bound table is not bound again: which of its zero rows were unmatched would be forgotten.
        return new EmbeddingTable(Dimensions, rows, norms, ids: null, catalog.Count - matched, catalog.Ids);
    }

    /// <summary>The cosine of a direction with every row.</summary>
    /// <param name="direction">A vector of length 1, such as <see cref="Normalize"/> leaves; zeros score 0.</param>
    /// <param name="scores">One a row.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Cosine(ReadOnlySpan<float> direction, Span<float> scores)
    {
        Check(direction, scores.Length, Count);
        ReadOnlySpan<float> rows = Rows.Span;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = TensorPrimitives.Dot(direction, rows.Slice(i * Dimensions, Dimensions));
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
        ReadOnlySpan<float> all = Rows.Span;
        for (int i = 0; i < rows.Length; i++)
        {
            scores[i] = TensorPrimitives.Dot(direction, all.Slice(rows[i] * Dimensions, Dimensions));
        }

        GC.KeepAlive(this);
    }

    /// <summary>Whether the rows may be those of a catalog: bound to one with the same titles, or never bound and as many.</summary>
    internal bool MayBeOf(Catalog catalog) => Count == catalog.Count && (_boundTo is null || _boundTo.IsSameAs(catalog.Ids));

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
