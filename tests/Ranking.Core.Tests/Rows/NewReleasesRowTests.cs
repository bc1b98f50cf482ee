namespace Ranking.Core.Tests.Rows;

public class NewReleasesRowTests
{
    private static readonly DateTimeOffset Now = FakeClock.Now;

    [Fact]
    public async Task Holds_what_was_released_in_the_window_and_says_when()
    {
        World world = Dated(-1, -89, -91, 0.01, -30, -0.01);
        Assert.Equal(["t005", "t000", "t004", "t001"], global::Ranking.Rows.NewReleases().Titles(world.ContextOf()));
        HomepageRow row = Assert.Single((await world.PageAsync("someone", r => r with { Rows = 20 })).Rows, row => row.Kind == RowKinds.NewReleases);
        Assert.Equal("Released 2026-03-13", row.Items.Single(item => item.Id == "t000").Reason.ToString());
        Assert.Equal(4, row.Items.Count);
    }

    [Fact]
    public void The_window_is_as_wide_as_asked() => Assert.Equal(["t000"], global::Ranking.Rows.NewReleases(days: 7).Titles(Dated(-1, -8, 1).ContextOf()));

    [Fact]
    public async Task Takes_the_year_where_no_day_is_known()
    {
        // Titles of the sample catalog are of 1980 and later; title 46 is of 2026, the year of the tests.
        World world = new(options: new RankingOptions { MinimumItems = 1, DefaultRows = false }, configure: b => b.AddRows(global::Ranking.Rows.NewReleases()));
        Assert.Equal(["t046"], global::Ranking.Rows.NewReleases().Titles(world.ContextOf()));
        HomepageRow row = Assert.Single((await world.PageAsync("nobody", r => r with { Rows = 20, Items = 3 })).Rows, row => row.Kind == RowKinds.NewReleases);
        Assert.Equal("Released 2026", row.Items[0].Reason.ToString());
    }

    [Fact]
    public void Is_not_proposed_where_nothing_is_new()
    {
        Assert.Empty(global::Ranking.Rows.NewReleases().Propose(Dated(-100, 1).ContextOf()));
        Assert.Empty(global::Ranking.Rows.NewReleases().Propose(new World([], new CatalogBuilder().Add(new CatalogItem("a", "A")).Build()).ContextOf()));
    }

    [Fact]
    public void Nothing_is_shown_before_its_day() => Law.Holds(random =>
    {
        double[] days = [.. Enumerable.Range(0, 20).Select(_ => (random.NextSingle() * 400.0) - 200)];
        int window = 1 + random.NextInt32(150);
        string[] titles = global::Ranking.Rows.NewReleases(window).Titles(Dated(days).ContextOf());
        string[] expected = [.. days.Select((d, i) => (d, i)).Where(t => Seconds(t.d) <= Seconds(0) && Seconds(t.d) > Seconds(0) - (window * 86_400L)).Select(t => $"t{t.i:d3}")];
        return titles.Order(StringComparer.Ordinal).SequenceEqual(expected, StringComparer.Ordinal);
    }, cases: 100);

    private static long Seconds(double days) => Now.AddDays(days).ToUnixTimeSeconds();

    private static World Dated(params double[] days) => new(
        [],
        new CatalogBuilder().AddRange(days.Select((d, i) => new CatalogItem($"t{i:d3}", $"Title {i}") { Times = { ["release_date"] = Now.AddDays(d) } })).Build(),
        new RankingOptions { DefaultRows = false },
        b => b.AddRows(global::Ranking.Rows.NewReleases()),
        hasSpace: false);
}
