namespace Ranking.Abstractions.Tests;

public class RegionChartsTests
{
    private static readonly DateTimeOffset Now = FakeClock.Now;

    [Fact]
    public void Puts_what_a_region_plays_these_days_first()
    {
        CatalogStatistics statistics = Compute(
            In("SE", "a", 1, daysAgo: 0), In("SE", "a", 2, daysAgo: 1), In("SE", "b", 2, daysAgo: 20), In("SE", "c", 2, daysAgo: 20), In("NO", "d", 3, daysAgo: 0));
        // One play now weighs 1; one of yesterday 0.906, and two of three weeks ago 0.138 each.
        Assert.Equal([2, 1], statistics.ItemsByRegion("SE").ToArray());
        Assert.Equal([3, 1], statistics.PlaysByRegion("SE").ToArray());
        Assert.Equal([3], statistics.ItemsByRegion("no").ToArray());
        Assert.Empty(statistics.ItemsByRegion("DK").ToArray());
        Assert.Empty(statistics.PlaysByRegion(null).ToArray());
    }

    [Fact]
    public void Half_a_plays_weight_is_gone_after_a_week()
    {
        CatalogStatistics statistics = Compute(In("SE", "a", 1, 6.9), In("SE", "b", 1, 6.9), In("SE", "a", 2, 0), In("SE", "a", 3, 7.1), In("SE", "b", 3, 7.1));
        Assert.Equal([1, 2, 3], statistics.ItemsByRegion("SE").ToArray());
    }

    [Fact]
    public void A_person_counts_once_a_title_where_they_played_it_last()
    {
        CatalogStatistics statistics = Compute(In("NO", "a", 1, 5), In("SE", "a", 1, 2), In("SE", "a", 1, 3), In("DK", "b", 1, 1), In("AT", "b", 1, 1));
        Assert.Equal([1], statistics.PlaysByRegion("SE").ToArray());
        Assert.Empty(statistics.ItemsByRegion("NO").ToArray());
        Assert.Equal([1], statistics.ItemsByRegion("AT").ToArray());
        Assert.Empty(statistics.ItemsByRegion("DK").ToArray());
    }

    [Fact]
    public void Plays_without_a_time_or_a_region_are_in_no_chart()
    {
        CatalogStatistics statistics = Compute(In("SE", "a", 1, 1) with { Time = null }, In("", "b", 2, 1), Films.Play("c", 3));
        Assert.Empty(statistics.ItemsByRegion("SE").ToArray());
        Assert.Empty(statistics.ItemsByRegion("").ToArray());
    }

    [Fact]
    public void A_region_of_many_plays_has_a_popularity_of_its_own_and_one_of_few_that_of_everybody()
    {
        // Title 1 is what everybody plays, title 2 what Sweden does.
        CatalogStatistics statistics = Compute(
        [
            .. Enumerable.Range(0, 400).Select(i => In("NO", $"n{i}", 1, 2)),
            .. Enumerable.Range(0, 300).Select(i => In("SE", $"s{i}", 2, 2)), .. Enumerable.Range(0, 100).Select(i => In("SE", $"s{i}", 1, 2)),
            In("DK", "d", 2, 1),
        ]);
        float[] all = [statistics.Popularity[1], statistics.Popularity[2], 0f];
        Assert.True(all[0] > all[1]);
        Assert.Equal(all, PopularityIn(null));
        Assert.Equal(all, PopularityIn("FI"));
        float[] sweden = PopularityIn("se");
        float share = 400f / 500f;
        Assert.Equal((share * MathF.Log(101f) / MathF.Log(301f)) + ((1 - share) * all[0]), sweden[0], 1e-6f);
        Assert.Equal(share + ((1 - share) * all[1]), sweden[1], 1e-6f);
        Assert.True(sweden[1] > sweden[0]);
        // One play of one person moves a small region by a hundredth.
        Assert.InRange(PopularityIn("DK")[1] - all[1], 0f, 0.01f);
        Assert.Throws<ArgumentException>(() => statistics.PopularityIn("SE", [1, 2], new float[3]));

        float[] PopularityIn(string? region)
        {
            var popularity = new float[3];
            statistics.PopularityIn(region, [1, 2, 9], popularity);
            return popularity;
        }
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_the_events() => Law.Holds(random =>
    {
        Interaction[] events = [.. Enumerable.Range(0, 60).Select(i =>
            In(random.NextInt32(2) == 0 ? "SE" : "NO", $"p{random.NextInt32(5)}", random.NextInt32(8), random.NextInt32(4)) with { EventId = $"{i}" })];
        CatalogStatistics first = Compute(events);
        CatalogStatistics second = Compute([.. events.OrderBy(_ => random.NextInt32(1_000))]);
        return first.ItemsByRegion("SE").SequenceEqual(second.ItemsByRegion("SE")) && first.PlaysByRegion("NO").SequenceEqual(second.PlaysByRegion("NO"));
    });

    private static CatalogStatistics Compute(params Interaction[] events) => CatalogStatistics.Compute(Films.Catalog(10), events, Now);

    private static Interaction In(string region, string person, int title, double daysAgo) => Films.Play(person, title, daysAgo) with { Region = region };
}
