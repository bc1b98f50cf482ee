namespace Ranking;

/// <summary>What the page does to lists.</summary>
internal static class RankedListExtensions
{
    /// <summary>The list without some titles; the list itself where none is dropped.</summary>
    public static RankedList Where(this RankedList list, Func<int, bool> keep)
    {
        ReadOnlySpan<int> items = list.Items;
        var positions = new int[items.Length];
        int count = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (keep(items[i]))
            {
                positions[count++] = i;
            }
        }

        return list.At(positions.AsSpan(0, count));
    }

    /// <summary>The titles at some positions of the list, in the list's order; the list itself where that is all of them.</summary>
    public static RankedList At(this RankedList list, ReadOnlySpan<int> positions)
    {
        return positions.Length == list.Count ? list : list.Reordered(positions);
    }

    /// <summary>The titles at some positions of the list, in the order of the positions.</summary>
    public static RankedList Reordered(this RankedList list, ReadOnlySpan<int> positions)
    {
        var items = new int[positions.Length];
        var scores = new float[positions.Length];
        var values = new float[positions.Length];
        for (int i = 0; i < items.Length; i++)
        {
            (items[i], scores[i], values[i]) = (list.Items[positions[i]], list.Scores[positions[i]], list.Values[positions[i]]);
        }

        return new RankedList(items, scores, values);
    }

    /// <summary>The ids of the titles at positions that meet a rule.</summary>
    public static string[] IdsWhere(this RankedList list, Catalog catalog, Func<int, bool> isMember) =>
        [.. list.Ids(catalog).Where((_, position) => isMember(position))];

    /// <summary>The list with the titles of another one at its end, which are taken out where they were.</summary>
    public static RankedList Append(this RankedList list, RankedList titles)
    {
        var other = new HashSet<int>(titles.Items.ToArray());
        RankedList rest = list.Where(item => !other.Contains(item));
        return new RankedList([.. rest.Items, .. titles.Items], [.. rest.Scores, .. titles.Scores], [.. rest.Values, .. titles.Values]);
    }
}
