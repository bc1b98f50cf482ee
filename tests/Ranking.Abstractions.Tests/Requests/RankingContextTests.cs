namespace Ranking.Abstractions.Tests;

public class RankingContextTests
{
    [Fact]
    public void Settles_what_may_be_shown_from_the_profile_and_its_history()
    {
        Catalog catalog = Films.Catalog(20);
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, [], FakeClock.Now));
        ProfileHistory history = ProfileHistory.Create([Films.Play("child", 0)], catalog);
        var context = new RankingContext(snapshot, new Profile("child") { Maturity = "PG" }, history, FakeClock.Now);
        Assert.Equal([10], Enumerable.Range(0, 20).Where(context.Eligibility.IsUnwatched));
        Assert.Equal([0, 10], Enumerable.Range(0, 20).Where(context.Eligibility.IsAvailable));
        Assert.False(context.Trace.IsFull);
    }
}
