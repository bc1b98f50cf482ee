namespace Ranking;

/// <summary>What titles may have in common: the values of a category column, or the series they belong to.</summary>
internal readonly struct SharedValues
{
    private readonly Catalog _catalog;
    private readonly CategoryColumn? _column;

    private SharedValues(Catalog catalog, CategoryColumn? column) => (_catalog, _column) = (catalog, column);

    /// <summary>The values of a column; of <see cref="Reorder.Series"/> the series, unless a column of the catalog has that name.</summary>
    /// <exception cref="RankingException">The catalog has no such column.</exception>
    public static SharedValues Of(Catalog catalog, string column) =>
        column == Reorder.Series && !catalog.Categories.ContainsKey(column) ? new SharedValues(catalog, null) : new SharedValues(catalog, catalog.Category(column));

    /// <summary>The values of a column of the catalog.</summary>
    public static SharedValues Of(Catalog catalog, CategoryColumn column) => new(catalog, column);

    /// <summary>How many values a title has.</summary>
    public int CountOf(int item) => _column is { } column ? column.ValuesOf(item).Length : _catalog.SeriesOf(item) >= 0 ? 1 : 0;

    /// <summary>A value of a title.</summary>
    /// <param name="item">The title.</param>
    /// <param name="index">0 to <see cref="CountOf"/> − 1.</param>
    public int ValueOf(int item, int index) => _column is { } column ? column.ValuesOf(item)[index] : _catalog.SeriesOf(item);

    /// <summary>Whether a title has a value.</summary>
    public bool Has(int item, int value) => _column is { } column ? column.ValuesOf(item).Contains(value) : _catalog.SeriesOf(item) == value;

    /// <summary>How many values two titles have in common.</summary>
    public int InCommon(int item, int other)
    {
        if (_column is not { } column)
        {
            return _catalog.SeriesOf(item) >= 0 && _catalog.SeriesOf(item) == _catalog.SeriesOf(other) ? 1 : 0;
        }

        ReadOnlySpan<int> values = column.ValuesOf(item);
        int common = 0;
        foreach (int value in column.ValuesOf(other))
        {
            common += values.Contains(value) ? 1 : 0;
        }

        return common;
    }

    /// <summary>The values in common over the values of either, 0 to 1 (Jaccard 1901); 0 where neither has any.</summary>
    public float Jaccard(int item, int other)
    {
        int common = InCommon(item, other);
        return common == 0 ? 0f : (float)common / (CountOf(item) + CountOf(other) - common);
    }
}
