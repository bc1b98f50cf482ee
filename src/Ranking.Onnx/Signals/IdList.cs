using System.Runtime.CompilerServices;

namespace Ranking.Onnx;

/// <summary>A model's own list of ids: the index it knows each title, profile or value by.</summary>
/// <remarks>Safe for concurrent use. Ids are bound to a catalog once, and the result is kept for as long as the catalog lives.</remarks>
internal sealed class IdList
{
    private readonly Dictionary<string, int> _indices;
    private readonly ConditionalWeakTable<Catalog, int[]> _bound = [];
    private readonly string? _repeated;

    public IdList(IReadOnlyList<string> ids)
    {
        Count = ids.Count;
        _indices = new Dictionary<string, int>(ids.Count, StringComparer.Ordinal);
        for (int i = 0; i < ids.Count; i++)
        {
            if (!_indices.TryAdd(ids[i], i))
            {
                _repeated ??= ids[i];
            }
        }
    }

    public int Count { get; }

    /// <summary>What is wrong with the list; null when nothing is.</summary>
    public string? Mistake => Count == 0 ? "its list is empty" : _repeated is null ? null : $"its list repeats '{_repeated}'";

    /// <summary>The index of an id; −1 when the model does not know it.</summary>
    public int IndexOf(string id) => _indices.GetValueOrDefault(id, -1);

    /// <summary>The index of each title of a catalog, −1 where the model does not know it.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="what">What is bound, for the error.</param>
    /// <param name="errors">Takes an error when more than 5 % of the titles are unknown, as for the vectors of a snapshot.</param>
    public int[] BindTo(Catalog catalog, string what, ICollection<string> errors)
    {
        int[] indices = _bound.GetValue(catalog, Bind);
        int unmatched = indices.AsSpan().Count(-1);
        if (unmatched > RankingSnapshot.MostUnmatched * catalog.Count)
        {
            errors.Add($"{what} knows no index for {unmatched} of {catalog.Count} titles, more than 5 %: train the model over this catalog, or give the ids it was trained with");
        }

        return indices;
    }

    /// <summary>The index of the first value of each title.</summary>
    /// <param name="column">A category column.</param>
    /// <param name="unknown">The index of titles without a value, or with one that is not in the list.</param>
    public int[] FirstValues(CategoryColumn column, int unknown)
    {
        var ofValue = new int[column.Values.Count];
        for (int value = 0; value < ofValue.Length; value++)
        {
            ofValue[value] = _indices.GetValueOrDefault(column.Values[value], unknown);
        }

        var indices = new int[column.ItemCount];
        for (int item = 0; item < indices.Length; item++)
        {
            ReadOnlySpan<int> values = column.ValuesOf(item);
            indices[item] = values.IsEmpty ? unknown : ofValue[values[0]];
        }

        return indices;
    }

    private int[] Bind(Catalog catalog)
    {
        var indices = new int[catalog.Count];
        for (int item = 0; item < indices.Length; item++)
        {
            indices[item] = IndexOf(catalog.Ids[item]);
        }

        return indices;
    }
}
