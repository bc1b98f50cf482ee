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
