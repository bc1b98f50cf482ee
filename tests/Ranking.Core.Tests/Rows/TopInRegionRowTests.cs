namespace Ranking.Core.Tests.Rows;

public class TopInRegionRowTests
{
    // In SE title i is played by 20 − i people, in NO title 59 − i.
    private static readonly Interaction[] Events =
    [
        .. from title in Enumerable.Range(0, 14) from person in Enumerable.Range(0, 20 - title) select In("SE", person, title),
        .. from title in Enumerable.Range(0, 14) from person in Enumerable.Range(0, 20 - title) select In("NO", person, 59 - title),
    ];

    private readonly World _world = new(Events, Films.Catalog());

    [Fact]
    public void Holds_what_the_region_plays_most_and_says_so()
    {
        RankingContext context = _world.ContextOf(region: "SE");
        RowCandidate row = Assert.Single(global::Ranking.Rows.TopInRegion().Propose(context));
        Assert.Equal("Most Watched in SE", row.Title);
        Assert.Equal(new Reason(ReasonKind.Chart, "SE"), row.Reason);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"t{i:d3}"), row.Titles(context));
        Assert.Equal("t059", global::Ranking.Rows.TopInRegion().Titles(_world.ContextOf(region: "no"))[0]);
    }

    [Fact]
    public void Keeps_what_was_watched_and_leaves_out_what_the_person_may_not_see()
    {
        var world = new World([.. Events, Films.Play("someone", 0), Films.Play("someone", 1, kind: InteractionKind.Hide)], Films.Catalog());
        Assert.Equal(["t000", "t002", "t003"], global::Ranking.Rows.TopInRegion(take: 3).Titles(world.ContextOf(region: "SE")));
        Assert.Equal(["t000", "t010"], global::Ranking.Rows.TopInRegion(take: 3).Titles(_world.ContextOf(region: "SE", maturity: "PG")));
    }

    [Fact]
    public void Is_not_proposed_where_the_region_is_not_known_or_has_too_little_evidence()
    {
        IRowSource chart = global::Ranking.Rows.TopInRegion();
        Assert.Empty(chart.Propose(_world.ContextOf()));
        Assert.Empty(chart.Propose(_world.ContextOf(region: "DK")));
        // Titles 0 to 5 have at least 15 plays, titles 0 to 3 at least 17: the least is half of ten.
        Assert.Equal("Most Watched in SE", Assert.Single(global::Ranking.Rows.TopInRegion(minimumPlays: 15).Propose(_world.ContextOf(region: "SE"))).Title);
        Assert.Empty(global::Ranking.Rows.TopInRegion(minimumPlays: 17).Propose(_world.ContextOf(region: "SE")));
    }

    [Fact]
    public async Task Stands_whole_on_the_page_whatever_rows_above_show()
    {
        Homepage page = await _world.Composer.ComposeAsync(new HomepageRequest(new Profile("someone") { Region = "SE" }));
        HomepageRow chart = Assert.Single(page.Rows, row => row.Kind == RowKinds.TopInRegion);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"t{i:d3}"), chart.Items.Select(item => item.Id));
        Assert.InRange(page.Rows.ToList().IndexOf(chart), 4, 5);
        Assert.Contains(page.Rows.Take(4).SelectMany(row => row.Items), item => chart.Items.Any(charted => charted.Id == item.Id));
    }

    [Fact]
    public void Counts_a_series_once()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Films.Items(60).Select((item, i) => i < 8 ? item with { SeriesId = "show" } : item)).Build();
        Assert.Equal(["t000", "t008", "t009"], global::Ranking.Rows.TopInRegion(take: 3).Titles(new World(Events, catalog).ContextOf(region: "SE")));
    }

    [Fact]
    public void Is_never_longer_than_asked_and_the_same_for_all_people_of_a_region() => Law.Holds(random =>
    {
        int take = 1 + random.NextInt32(12);
        var world = new World(
            Enumerable.Range(0, 300).Select(i => In("SE", random.NextInt32(30), random.NextInt32(60)) with { EventId = $"{i}" }), Films.Catalog(), hasSpace: false);
        IRowSource chart = global::Ranking.Rows.TopInRegion(take, minimumPlays: 2);
        string[] titles = chart.Titles(world.ContextOf("SE1", region: "SE"));
        return titles.Length <= take && titles.SequenceEqual(chart.Titles(world.ContextOf("SE2", region: "SE")), StringComparer.Ordinal);
    }, cases: 50);

    private static Interaction In(string region, int person, int title) => Films.Play($"{region}{person}", title) with { Region = region };
}
