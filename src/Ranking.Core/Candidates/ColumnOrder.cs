namespace Ranking;

/// <summary>What titles are ordered by: columns, of which a later one decides where those before it are equal, and at last the ordinal.</summary>
internal sealed class ColumnOrder
{
    /// <summary>The most columns of an order: each is a sort of all titles.</summary>
    public const int MostKeys = 16;

    private readonly OrderKey[] _keys;
    private readonly string _text;

    /// <param name="keys">The columns, at least one and no more than <see cref="MostKeys"/>.</param>
    public ColumnOrder(IReadOnlyList<OrderKey> keys)
    {
        _keys = [.. keys];
        _text = string.Join(", ", _keys);
        DependsOnStatistics = Array.Exists(_keys, key => OrderColumns.IsDerived(key.Column));
    }

    public IReadOnlyList<OrderKey> Keys => _keys;

    /// <summary>Whether it changes with the statistics, and not only with the catalog. A column of the catalog that has the name of a derived one leaves this too careful, and no more.</summary>
    public bool DependsOnStatistics { get; }

    /// <summary>Reads an order.</summary>
    /// <exception cref="ArgumentException">It cannot be read; all mistakes are listed, each with its place.</exception>
    public static ColumnOrder Parse(string columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var errors = new List<string>();
        return ColumnOrderReader.Read(columns, errors)
            ?? throw new ArgumentException($"The order cannot be read: {string.Join("; ", errors)}. Write it like 'rating DESC, title ASC NULLS FIRST'.", nameof(columns));
    }

    /// <summary>What keeps a catalog from being ordered so: columns it does not have, or that have no order. Empty where nothing does.</summary>
    public IReadOnlyList<string> Check(Catalog catalog) => [.. _keys.Select(key => OrderColumns.ErrorOf(key.Column, catalog)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The order in one way of writing.</summary>
    public override string ToString() => _text;
}
