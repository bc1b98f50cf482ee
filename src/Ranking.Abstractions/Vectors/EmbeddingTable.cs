using System.Numerics.Tensors;

namespace Ranking;

/// <summary>Vectors in rows: normalised to length 1, with their norms beside them, so that the dot product is the cosine.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. A row that is zero, or holds a number that is not finite, is a zero row: it has no
/// direction, and its cosine with anything is 0. Results may differ in their last bits between processors.
/// </remarks>
public sealed class EmbeddingTable
{
    private readonly float[] _rows;
    private readonly float[] _norms;
    private readonly IReadOnlyList<string>? _ids;
    private readonly Vocabulary? _boundTo;

    private EmbeddingTable(int dimensions, float[] rows, float[] norms, IReadOnlyList<string>? ids, int unmatched, Vocabulary? boundTo = null)
    {
        _boundTo = boundTo;
        Dimensions = dimensions;
        _rows = rows;
        _norms = norms;
        _ids = ids;
        UnmatchedCount = unmatched;
    }

    /// <summary>The number of rows.</summary>
    public int Count => _norms.Length;

    /// <summary>The length of each row.</summary>
    public int Dimensions { get; }

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
    public ReadOnlySpan<float> Row(int row) => _rows.AsSpan(row * Dimensions, Dimensions);

    /// <summary>The length a row had before it was normalised; 0 for a zero row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    public float Norm(int row) => _norms[row];

    /// <summary>Puts the rows in the order of a catalog's ordinals, by id.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>A table with one row a title; titles without a row get a zero row and are counted.</returns>
    /// <exception cref="RankingException">The catalog has more titles than a table can hold.</exception>
    /// <exception cref="InvalidOperationException">The table was made without ids, or is bound already.</exception>
    public EmbeddingTable BindTo(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        if (_ids is null)
        {
            throw new InvalidOperationException("Only a table that was made with ids, and is not bound yet, can be bound to a catalog.");
        }

        if ((long)catalog.Count * Dimensions > Array.MaxLength)
        {
            throw new RankingException(
                $"{catalog.Count} titles of {Dimensions} dimensions do not fit one table, which holds {Array.MaxLength} numbers; reduce the dimensions.");
        }

        var rows = new float[catalog.Count * Dimensions];
        var norms = new float[catalog.Count];
        int matched = 0;
        for (int i = 0; i < _ids.Count; i++)
        {
            if (catalog.Ids.TryGetOrdinal(_ids[i], out int item))
            {
                Row(i).CopyTo(rows.AsSpan(item * Dimensions, Dimensions));
                norms[item] = _norms[i];
                matched++;
            }
        }

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
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = TensorPrimitives.Dot(direction, Row(i));
        }
    }

    /// <summary>The cosine of a direction with some rows.</summary>
    /// <param name="direction">A vector of length 1; zeros score 0.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="scores">One a row of <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Cosine(ReadOnlySpan<float> direction, ReadOnlySpan<int> rows, Span<float> scores)
    {
        Check(direction, scores.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            scores[i] = TensorPrimitives.Dot(direction, Row(rows[i]));
        }
    }

    /// <summary>Whether the rows may be those of a catalog: bound to one with the same titles, or never bound and as many.</summary>
    internal bool MayBeOf(Catalog catalog) => Count == catalog.Count && (_boundTo is null || _boundTo.IsSameAs(catalog.Ids));

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
