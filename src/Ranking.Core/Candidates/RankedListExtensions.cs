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
        if (positions.Length == list.Count)
        {
            return list;
        }

        var items = new int[positions.Length];
        var scores = new float[positions.Length];
        var values = new float[positions.Length];
        for (int i = 0; i < items.Length; i++)
        {
            (items[i], scores[i], values[i]) = (list.Items[positions[i]], list.Scores[positions[i]], list.Values[positions[i]]);
        }

        return new RankedList(items, scores, values);
    }
}
