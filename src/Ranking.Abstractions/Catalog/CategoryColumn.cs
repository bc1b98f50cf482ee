namespace Ranking;

/// <summary>A column of category values with postings in both directions: the values of a title, and the titles of a value.</summary>
/// <remarks>Immutable and safe for concurrent use. Titles and values are ordinals.</remarks>
public sealed class CategoryColumn
{
    private readonly int[] _valueOffsets;
    private readonly int[] _values;
    private readonly int[] _itemOffsets;
    private readonly int[] _items;

    internal CategoryColumn(string name, Vocabulary values, int[] valueOffsets, int[] valuesOfItems)
    {
        Name = name;
        Values = values;
        _valueOffsets = valueOffsets;
        _values = valuesOfItems;
        (_itemOffsets, _items) = Invert(values.Count, valueOffsets, valuesOfItems);
        for (int item = 0; item + 1 < valueOffsets.Length && !IsMultiValued; item++)
        {
            IsMultiValued = valueOffsets[item + 1] - valueOffsets[item] > 1;
        }
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The attribute values, by ordinal (alphabetical).</summary>
    public Vocabulary Values { get; }

    /// <summary>Whether any title has more than one value.</summary>
    public bool IsMultiValued { get; }

    /// <summary>The number of titles the column covers: the catalog's count.</summary>
    public int ItemCount => _valueOffsets.Length - 1;

    /// <summary>The values of a title, in the order the host gave them.</summary>
    /// <param name="item">A title's ordinal.</param>
    /// <returns>Value ordinals; empty when the title has none.</returns>
    public ReadOnlySpan<int> ValuesOf(int item) =>
        _values.AsSpan(_valueOffsets[item], _valueOffsets[item + 1] - _valueOffsets[item]);

    /// <summary>The titles that have a value, ascending.</summary>
    /// <param name="value">A value's ordinal.</param>
    /// <returns>Title ordinals.</returns>
    public ReadOnlySpan<int> ItemsWith(int value) =>
        _items.AsSpan(_itemOffsets[value], _itemOffsets[value + 1] - _itemOffsets[value]);

    private static (int[] Offsets, int[] Items) Invert(int valueCount, int[] valueOffsets, int[] values)
    {
        var offsets = new int[valueCount + 1];
        foreach (int value in values)
        {
            offsets[value + 1]++;
        }

        for (int value = 0; value < valueCount; value++)
        {
            offsets[value + 1] += offsets[value];
        }

        var items = new int[values.Length];
        int[] next = offsets[..^1];
        for (int item = 0; item + 1 < valueOffsets.Length; item++)
        {
            for (int k = valueOffsets[item]; k < valueOffsets[item + 1]; k++)
            {
                items[next[values[k]]++] = item;
            }
        }

        return (offsets, items);
    }
}
