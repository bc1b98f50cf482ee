namespace Ranking;

/// <summary>The postings of a category column by popularity, with the plays of each value.</summary>
internal sealed class ValuePopularity
{
    private readonly int[] _offsets;
    private readonly int[] _items;

    public ValuePopularity(CategoryColumn column, int[] plays, int[] popularRank)
    {
        int count = column.Values.Count;
        _offsets = new int[count + 1];
        Plays = new long[count];
        var items = new List<int>();
        for (int value = 0; value < count; value++)
        {
            ReadOnlySpan<int> members = column.ItemsWith(value);
            int[] ordered = members.ToArray();
            Array.Sort(Array.ConvertAll(ordered, item => popularRank[item]), ordered);
            items.AddRange(ordered);
            _offsets[value + 1] = items.Count;
            foreach (int item in ordered)
            {
                Plays[value] += plays[item];
            }
        }

        _items = items.ToArray();
    }

    public long[] Plays { get; }

    public ReadOnlySpan<int> ItemsWith(int value) => _items.AsSpan(_offsets[value], _offsets[value + 1] - _offsets[value]);
}
