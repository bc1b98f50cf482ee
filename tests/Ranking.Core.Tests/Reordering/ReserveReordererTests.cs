namespace Ranking.Core.Tests.Reordering;

public class ReserveReordererTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 60)];

    [Fact]
    public void Every_beginning_of_the_list_holds_at_most_its_share_and_nothing_is_lost() => Law.Holds(random =>
    {
        double share = (1 + random.NextInt32(10)) / 20.0;
        int reserve = random.NextInt32(30);
        int count = reserve + random.NextInt32(30);
        int[] order = Reordered(Reorder.Explore(share), count, reserve, random.NextUInt64(), out int kept);
        Assert.Equal(Enumerable.Range(0, count), order.Order());
        Assert.Equal(Enumerable.Range(0, count - reserve), order[..kept].Where(position => position < count - reserve));
        Assert.Equal(order[kept..].Order(), order[kept..]);
        for (int n = 1; n <= kept; n++)
        {
            Assert.InRange(order[..n].Count(position => position >= count - reserve), 0, (int)Math.Floor((share * n) + 1e-9));
        }
    });

    [Fact]
    public void About_its_share_is_placed_where_there_is_enough()
    {
        int[] order = Reordered(Reorder.Explore(0.1), 60, 15, 1, out int kept);
        Assert.InRange(order[..kept].Count(position => position >= 45), 3, 4);
    }

    [Fact]
    public void Where_they_land_is_drawn_and_never_the_first_place()
    {
        int[] firsts = [.. Enumerable.Range(0, 300).Select(seed => Array.FindIndex(Reordered(Reorder.Explore(0.2), 40, 20, (ulong)seed, out _), position => position >= 20))];
        Assert.Equal([4, 5, 6, 7, 8], firsts.Distinct().Order());
    }

    [Fact]
    public void The_same_request_draws_the_same_and_another_seed_or_list_draws_anew()
    {
        int[] order = Reordered(Reorder.Explore(0.5), 60, 30, 5, out _);
        Assert.Equal(order, Reordered(Reorder.Explore(0.5), 60, 30, 5, out _));
        Assert.NotEqual(order, Reordered(Reorder.Explore(0.5), 60, 30, 6, out _));
        Assert.NotEqual(order, Reordered(Reorder.Explore(0.5), 60, 30, 5, out _, key: "another"));
    }

    [Fact]
    public void Exploration_draws_each_title_as_often_as_the_others()
    {
        int[] counts = new int[5];
        for (int seed = 0; seed < 2000; seed++)
        {
            // 5 of Reserve, and one or two places for them.
            int[] order = Reordered(Reorder.Explore(0.5), 7, 5, (ulong)seed, out int kept);
            foreach (int position in order[..kept].Where(position => position >= 2))
            {
                counts[position - 2]++;
            }
        }

        Assert.All(counts, count => Assert.InRange(count, counts.Sum() / 5.0 * 0.85, counts.Sum() / 5.0 * 1.15));
    }

    [Fact]
    public void Boosting_draws_by_the_number_of_a_title_and_leaves_out_those_without()
    {
        // g has 0, h none, i j k l have 2, 3, 4, 5.
        var counts = new Dictionary<char, int>();
        for (ulong seed = 0; seed < 2000; seed++)
        {
            string kept = ReorderWorld.Of(Reorder.Boost(share: 0.5), "abghijkl", context: ReorderWorld.Context(seed), reserve: 6);
            Assert.StartsWith("a", kept, StringComparison.Ordinal);
            foreach (char id in kept.Where(id => id > 'b').Take(1))
            {
                counts[id] = counts.GetValueOrDefault(id) + 1;
            }
        }

        Assert.Equal("ijkl", new string([.. counts.Keys.Order()]));
        Assert.All(counts, count => Assert.InRange(count.Value / (double)counts.Values.Sum(), 0.8 * (count.Key - 'g') / 14, 1.2 * (count.Key - 'g') / 14));
    }

    [Fact]
    public void Without_Reserve_the_list_stays()
    {
        Assert.Equal("bda", ReorderWorld.Of(Reorder.Explore(0.5), "bda"));
        Assert.Equal("bda", ReorderWorld.Of(Reorder.Boost(share: 0.5), "bda"));
        Assert.Equal("b", ReorderWorld.Of(Reorder.Explore(0), "bda", reserve: 2));
        Assert.Equal("", ReorderWorld.Of(Reorder.Boost(share: 0.5), "gh", reserve: 2));
    }

    [Fact]
    public void Refuses_shares_that_are_more_than_half()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Explore(0.6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reorder.Boost(share: -0.1));
        Assert.Throws<ArgumentException>(() => Reorder.Boost(""));
    }

    private static int[] Reordered(IReorderer reorderer, int count, int reserve, ulong seed, out int kept, string key = "list")
    {
        int[] order = Items[..count];
        kept = reorderer.Reorder(new ScoredBatch(ReorderWorld.Context(seed), new ItemQuery(key, [], count), Items.AsSpan(0, count), new float[count]) { ReserveCount = reserve }, order);
        return order;
    }
}
