namespace Ranking.Core.Tests.Rows;

public class WhereRowTests
{
    [Fact]
    public void Holds_what_meets_the_rule_and_asks_it_once_a_catalog()
    {
        int asked = 0;
        IRowSource row = global::Ranking.Rows.Where("Long Ago", (catalog, item) =>
        {
            asked++;
            return catalog.Numbers("year")[item] < 1983;
        });
        World world = new();
        Assert.Equal(["t000", "t001", "t002"], row.Titles(world.ContextOf()).Order(StringComparer.Ordinal));
        Assert.Equal(["t000", "t001", "t002"], row.Titles(world.ContextOf("another")).Order(StringComparer.Ordinal));
        Assert.Equal(60, asked);
        Assert.Equal(["t000", "t001", "t002"], row.Titles(new World().ContextOf()).Order(StringComparer.Ordinal));
        Assert.Equal(120, asked);
    }

    [Fact]
    public void Offers_the_most_played_first_also_after_new_statistics()
    {
        IRowSource row = global::Ranking.Rows.Where("All", (_, _) => true);
        Catalog catalog = Films.Catalog(3);
        World first = new([Films.Play("a", 2), Films.Play("b", 2), Films.Play("a", 1)], catalog);
        World second = new([Films.Play("a", 1), Films.Play("b", 1), Films.Play("a", 0)], catalog);
        Assert.Equal(["t002", "t001", "t000"], row.Titles(first.ContextOf()));
        Assert.Equal(["t001", "t000", "t002"], row.Titles(second.ContextOf()));
    }

    [Fact]
    public void Is_not_proposed_where_no_title_the_person_may_see_meets_the_rule()
    {
        Assert.Empty(global::Ranking.Rows.Where("None", (_, _) => false).Propose(new World().ContextOf()));
        Assert.Empty(global::Ranking.Rows.Where("Watched", (_, item) => item == 4).Propose(new World([Films.Play("fan", 4)]).ContextOf("fan")));
    }

    [Fact]
    public async Task A_rule_that_throws_costs_its_row_and_nothing_else()
    {
        World world = new(configure: b => b.AddRows(global::Ranking.Rows.Where("Bad", (catalog, item) => catalog.Numbers("no such column")[item] > 0)));
        Homepage page = await world.PageAsync("someone");
        Assert.NotEmpty(page.Rows);
        Assert.DoesNotContain(page.Rows, row => row.Kind == RowKinds.Where);
        Assert.Contains(page.Trace.Entries, entry => entry.Component == "where(Bad)" && entry.Outcome == TraceOutcome.Failed);
    }

    [Fact]
    public async Task Critically_acclaimed_takes_the_best_tenth_and_each_title_says_its_number()
    {
        // Ratings run 0 to 59: the best tenth starts at place 53 of 59.
        World world = new([], Rated(60), configure: b => b.AddRows(global::Ranking.Rows.CriticallyAcclaimed(noLaterThan: 0)));
        HomepageRow row = (await world.PageAsync("someone")).Rows.First(r => r.Kind == RowKinds.CriticallyAcclaimed);
        Assert.Equal("Critically Acclaimed", row.Title);
        Assert.Equal(Enumerable.Range(53, 7).Select(i => $"t{i:d3}"), row.Items.Select(item => item.Id).Order(StringComparer.Ordinal));
        Assert.Equal("Its rating is 59", row.Items.Single(item => item.Id == "t059").Reason.ToString());
        Assert.Equal("Among the best by rating", row.Reason.ToString());
    }

    [Fact]
    public void Critically_acclaimed_takes_a_bar_and_votes_enough()
    {
        World world = new([], Rated(10));
        Assert.Equal(["t008", "t009"], global::Ranking.Rows.CriticallyAcclaimed(atLeast: 8).Titles(world.ContextOf()).Order(StringComparer.Ordinal));
        Assert.Equal(["t008"], global::Ranking.Rows.CriticallyAcclaimed(atLeast: 8, minimumVotes: 100).Titles(world.ContextOf()));
        Assert.Empty(global::Ranking.Rows.CriticallyAcclaimed("stars").Propose(world.ContextOf()));
        Assert.Empty(global::Ranking.Rows.CriticallyAcclaimed(minimumVotes: 1).Propose(new World().ContextOf()));
    }

    private static Catalog Rated(int count) => new CatalogBuilder()
        .AddRange(Enumerable.Range(0, count).Select(i => new CatalogItem($"t{i:d3}", $"Title {i}") { Numbers = { ["rating"] = i, ["votes"] = i % 2 == 0 ? 100 : 99 } }))
        .Build();
}
