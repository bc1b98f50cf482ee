namespace Ranking.Testing;

/// <summary>A list for a reorderer: titles, their scores, the order they are in, and how many of them, the last ones, are Reserve.</summary>
internal sealed record Scored(int[] Items, float[] Scores, int[] Order, int ReserveCount = 0)
{
    private const int Zone = 8;
    private const int Sentinel = int.MinValue + 0xDEAD;

    private static readonly ItemQuery Query = new("list", [], 10);

    /// <summary>Draws a list in the order of its scores, the best first, ties by ordinal; a third of the scores are tied.</summary>
    public static Scored Draw(World world, SeededRandom random, int length)
    {
        int[] drawn = Numbers.Permutation(world.Catalog.Count, random);
        (int Item, float Score)[] titles = [.. drawn.Take(length)
            .Select(item => (item, random.NextInt32(3) == 0 ? 1f : 2f * random.NextSingle()))
            .OrderByDescending(title => title.Item2).ThenBy(title => title.item)];
        return new Scored([.. titles.Select(title => title.Item)], [.. titles.Select(title => title.Score)], [.. Enumerable.Range(0, titles.Length)]);
    }

    /// <summary>How many titles are in the list; Reserve is not.</summary>
    public int ListCount => Items.Length - ReserveCount;

    /// <summary>The same titles behind another reorderer: the runner lays them out in its order, whatever their scores.</summary>
    public Scored LeftByAnother(SeededRandom random) => LaidOut(Numbers.Permutation(ListCount, random), ReserveCount);

    /// <summary>The same titles, every third of them Reserve.</summary>
    public Scored WithReserve()
    {
        int[] list = [.. Order.Where(i => i % 3 != 1)];
        return LaidOut(list, Items.Length - list.Length);
    }

    /// <summary>The same list with its batch mixed and its order pointing at the same titles.</summary>
    public Scored Mixed(SeededRandom random)
    {
        int[] places = [.. Numbers.Permutation(ListCount, random), .. Numbers.Permutation(ReserveCount, random).Select(i => ListCount + i)];
        var items = new int[Items.Length];
        var scores = new float[Items.Length];
        for (int i = 0; i < places.Length; i++)
        {
            (items[places[i]], scores[places[i]]) = (Items[i], Scores[i]);
        }

        return new Scored(items, scores, [.. Order.Select(position => places[position])], ReserveCount);
    }

    /// <summary>What a reorderer makes of it, and where it wrote beside the order, from its start; null where it did not.</summary>
    public (int[] Order, int Kept, int? Trespass) Reordered(IReorderer reorderer, RankingContext context)
    {
        var room = new int[Order.Length + (2 * Zone)];
        Array.Fill(room, Sentinel);
        Order.CopyTo(room, Zone);
        int kept = reorderer.Reorder(new ScoredBatch(context, Query, Items, Scores) { ReserveCount = ReserveCount }, room.AsSpan(Zone, Order.Length));
        int beside = Enumerable.Range(0, room.Length).FirstOrDefault(i => (i < Zone || i >= Zone + Order.Length) && room[i] != Sentinel, -1);
        return (room[Zone..^Zone], kept, beside < 0 ? null : beside - Zone);
    }

    private Scored LaidOut(int[] list, int reserveCount)
    {
        int[] order = [.. list, .. Order.Except(list)];
        return new Scored([.. order.Select(i => Items[i])], [.. order.Select(i => Scores[i])], Order, reserveCount);
    }

    /// <summary>The titles a reorderer keeps, in its order; positions that are none are written as they are.</summary>
    public string Words(IReorderer reorderer, RankingContext context)
    {
        (int[] order, int kept, _) = Reordered(reorderer, context);
        return Numbers.Words([.. order.Take(kept).Select(position => (uint)position < (uint)Items.Length ? Items[position] : position)]);
    }
}
