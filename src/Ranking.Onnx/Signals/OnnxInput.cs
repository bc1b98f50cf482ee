namespace Ranking.Onnx;

/// <summary>What an input of a model is filled with.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. A page runs the model once over its n titles: an input has a row a title, <c>[n, width]</c> (or <c>[n]</c> where the width
/// is 1; n must be free in the model), or one row for the page, <c>[1, width]</c> or <c>[width]</c>. Indices are int64 or int32, everything else is float.
/// </remarks>
public sealed class OnnxInput
{
    private OnnxInput(InputSource source) => Source = source;

    internal InputSource Source { get; }

    /// <summary>A number column of the catalog. Float <c>[n]</c> or <c>[n, 1]</c>.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="missing">What titles without a number have. Default: 0. NaN is passed to the model as it is.</param>
    public static OnnxInput Number(string column, float missing = 0f)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new OnnxInput(new NumbersSource([column], missing));
    }

    /// <summary>Number columns of the catalog beside each other, as models over features take them. Float <c>[n, columns]</c>.</summary>
    /// <param name="columns">The names of the columns in the model's order; copied. At least one.</param>
    /// <param name="missing">What titles without a number have. Default: 0. NaN is passed to the model as it is.</param>
    public static OnnxInput Numbers(IReadOnlyList<string> columns, float missing = 0f)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new OnnxInput(new NumbersSource([.. columns], missing));
    }

    /// <summary>The first value a title has in a category column, as its place in the list the model was trained with. Int64 or int32 <c>[n]</c> or <c>[n, 1]</c>.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="values">The values in the model's order, the first of index 0; copied. None twice.</param>
    /// <param name="unknown">The index of titles without a value, or with one that is not in the list; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unknown"/> is below 0.</exception>
    public static OnnxInput Category(string column, IReadOnlyList<string> values, int unknown)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(unknown);
        return new OnnxInput(new CategorySource(column, values, unknown));
    }

    /// <summary>The title's vector in a space: length 1, or zeros where it has none. Float <c>[n, dimensions]</c>.</summary>
    /// <param name="space">The space's name.</param>
    public static OnnxInput ItemVector(string space)
    {
        ArgumentException.ThrowIfNullOrEmpty(space);
        return new OnnxInput(new ItemVectorSource(space));
    }

    /// <summary>The profile's taste in a space: length 1, or zeros for a profile without taste. Float <c>[n, dimensions]</c>, or <c>[1, dimensions]</c> or <c>[dimensions]</c>.</summary>
    /// <param name="space">The space's name.</param>
    /// <param name="perCandidate">Whether it is repeated for each title, and not given once. Default: true.</param>
    public static OnnxInput Taste(string space, bool perCandidate = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(space);
        return new OnnxInput(new TasteSource(space, perCandidate));
    }

    /// <summary>The title's place in the list of ids the model was trained with. Int64 or int32 <c>[n]</c> or <c>[n, 1]</c>.</summary>
    /// <param name="ids">The ids in the model's order, the first of index 0; copied. None twice.</param>
    /// <remarks>
    /// Ids are bound to the catalog once. Titles that are not in the list have no signals of the model: they take the missing values. Above 5 % of the catalog the
    /// model is refused for it.
    /// </remarks>
    public static OnnxInput ItemIndex(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new OnnxInput(new ItemIndexSource(ids));
    }

    /// <summary>The profile's place in the list of ids the model was trained with. Int64 or int32 <c>[n]</c> or <c>[n, 1]</c>, or <c>[1]</c> or <c>[1, 1]</c>.</summary>
    /// <param name="ids">The ids of the profiles in the model's order, the first of index 0; copied. None twice.</param>
    /// <param name="perCandidate">Whether it is repeated for each title, and not given once. Default: true.</param>
    /// <remarks>A profile that is not in the list gets no answer of the model: the model is not run, and all its signals take their missing values.</remarks>
    public static OnnxInput ProfileIndex(IReadOnlyList<string> ids, bool perCandidate = true)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new OnnxInput(new ProfileIndexSource(ids, perCandidate));
    }

    /// <summary>The profile's history over the list of titles the model was trained with: 1 for each title it liked, 0 for the others. Float <c>[1, ids]</c> or <c>[ids]</c>.</summary>
    /// <param name="ids">The ids of the titles in the model's order; copied. None twice. Above 5 % of the catalog missing in it the model is refused for the catalog.</param>
    /// <param name="above">Titles count whose preference (−1 to 1, see <see cref="ProfileHistory.Preferences"/>) is above this. Default: 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="above"/> is not a number from −1 to 1.</exception>
    public static OnnxInput History(IReadOnlyList<string> ids, float above = 0f)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return above is >= -1f and <= 1f
            ? new OnnxInput(new HistorySource(ids, above))
            : throw new ArgumentOutOfRangeException(nameof(above), above, "A preference is between −1 and 1.");
    }
}
