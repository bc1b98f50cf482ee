namespace Ranking;

/// <summary>What the page does to lists.</summary>
internal static class RankedListExtensions
{
    /// <summary>The list without some titles; the list itself where none is dropped.</summary>
    public static RankedList Where(this RankedList list, Func<int, bool> keep)
    {
        ReadOnlySpan<int> items = list.Items;
        var positions = new List<int>(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            if (keep(items[i]))
            {
                positions.Add(i);
            }
        }

        return positions.Count == items.Length ? list : list.At(positions);
    }

    /// <summary>The titles at some positions of the list, in their order.</summary>
    public static RankedList At(this RankedList list, List<int> positions)
    {
        var items = new int[positions.Count];
        var scores = new float[positions.Count];
        var values = new float[positions.Count];
        for (int i = 0; i < items.Length; i++)
        {
            (items[i], scores[i], values[i]) = (list.Items[positions[i]], list.Scores[positions[i]], list.Values[positions[i]]);
        }

        return new RankedList(items, scores, values);
    }
}
