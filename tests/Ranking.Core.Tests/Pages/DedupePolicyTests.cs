namespace Ranking.Core.Tests.Pages;

/// <summary>Which row shows a title that several want.</summary>
public class DedupePolicyTests
{
    [Fact]
    public async Task The_first_row_keeps_a_title_unless_the_policy_says_otherwise() => Assert.Equal(
        "a: t000 t001\nb: t003 t004", await OutlineAsync(new RankingOptions(), Row("a", 0, 1, 2), Row("b", 0, 3, 4)));

    [Fact]
    public async Task The_row_where_a_title_adds_most_keeps_it()
    {
        // Worth falls with the number. Without title 0 the first row still shows 1 and 2; the second would fall from 0 to 30.
        Assert.Equal("a: t001 t002\nb: t000 t030", await OutlineAsync(new RankingOptions { Dedupe = DedupePolicy.LargestValueKeeps }, Row("a", 0, 1, 2), Row("b", 0, 30)));
        // Here the first row has nothing as good in reserve, and keeps it.
        Assert.Equal("a: t000 t050\nb: t001 t002", await OutlineAsync(new RankingOptions { Dedupe = DedupePolicy.LargestValueKeeps }, Row("a", 0, 50, 59), Row("b", 0, 1, 2)));
    }

    [Fact]
    public async Task A_row_never_gives_a_title_away_that_it_needs_to_be_on_the_page() => Assert.Equal(
        "a: t000 t001\nb: t030 t031", await OutlineAsync(new RankingOptions { Dedupe = DedupePolicy.LargestValueKeeps, MinimumItems = 2 }, Row("a", 0, 1), Row("b", 0, 30, 31)));

    [Fact]
    public async Task Without_dedupe_every_row_shows_its_best() => Assert.Equal(
        "a: t000 t001\nb: t000 t003", await OutlineAsync(new RankingOptions { Dedupe = DedupePolicy.Off }, Row("a", 0, 1, 2), Row("b", 0, 3, 4)));

    [Fact]
    public async Task A_title_may_stand_again_so_many_rows_further_below() => Assert.Equal(
        "a: t000 t001\nb: t003 t004\nc: t000 t005", await OutlineAsync(new RankingOptions { RepeatAfter = 2 }, Row("a", 0, 1, 2), Row("b", 0, 3, 4), Row("c", 0, 3, 5)));

    [Fact]
    public async Task A_pinned_row_never_yields_its_titles_to_a_row_above() => Assert.Equal(
        "a: t001 t002\nb: t000 t003", await OutlineAsync(new RankingOptions(), Row("a", 0, 1, 2), Row("b", 0, 3, 4) with { Position = 1 }));

    [Fact]
    public async Task A_pinned_row_that_is_too_short_gives_its_titles_back() => Assert.Equal(
        "a: t000 t001\nc: t002 t003", await OutlineAsync(
            new RankingOptions { MinimumItems = 2 }, Row("a", 0, 1, 2), Row("b", 0) with { Position = 0 }, Row("c", 2, 3)));

    [Fact]
    public async Task One_title_stands_for_its_series_unless_the_policy_says_otherwise()
    {
        var catalog = new CatalogBuilder();
        for (int i = 0; i < 6; i++)
        {
            catalog.Add(new CatalogItem($"e{i}", $"Episode {i}") { SeriesId = i < 4 ? "one" : null });
        }

        Catalog built = catalog.Build();
        RowCandidate[] rows = [Row("a", 0, 1, 4), Row("b", 2, 3, 5)];
        Assert.Equal("a: e0 e4\nb: e5", await OutlineAsync(new RankingOptions(), built, rows));
        Assert.Equal("a: e0 e1\nb: e2 e3", await OutlineAsync(new RankingOptions { DedupeBySeries = false }, built, rows));
    }

    [Fact]
    public void Whatever_the_policy_no_title_stands_on_a_page_twice_unless_it_says_so() => Law.Holds(
        random =>
        {
            RowCandidate[] rows = [.. Enumerable.Range(0, 3 + random.NextInt32(5)).Select(i => Row($"r{i}", [.. Enumerable.Range(0, 3 + random.NextInt32(6)).Select(_ => random.NextInt32(24)).Distinct()]))];
            foreach (DedupePolicy policy in new[] { DedupePolicy.FirstRowKeeps, DedupePolicy.LargestValueKeeps })
            {
                Homepage page = World(new RankingOptions { Dedupe = policy }, null, rows).PageAsync("p").GetAwaiter().GetResult();
                int[] shown = [.. page.Rows.SelectMany(row => row.Items).Select(item => item.Ordinal)];
                Assert.Equal(shown.Distinct(), shown);
                Assert.All(page.Rows, row => Assert.NotEmpty(row.Items));
            }
        },
        cases: 60);

    private static RowCandidate Row(string key, params int[] items) => Parts.RowOf(key, items) with { Kind = key };

    private static World World(RankingOptions options, Catalog? catalog, params RowCandidate[] rows)
    {
        options.DefaultRows = false;
        options.Items = 2;
        options.MinimumItems = Math.Min(options.MinimumItems, options.MinimumItems == 4 ? 1 : 2);
        return new World(catalog: catalog, options: options, configure: builder =>
        {
            Array.ForEach(rows, row => builder.AddRows(Parts.Row(row)));
            builder.UseRowSelector(RowSelectors.AsProposed());
            builder.UseItemRanker(new ItemRankerBuilder().AddSignals(Parts.Signal("worth", item => -item)).UseFormula("worth").Build());
        });
    }

    private static Task<string> OutlineAsync(RankingOptions options, params RowCandidate[] rows) => OutlineAsync(options, null, rows);

    private static async Task<string> OutlineAsync(RankingOptions options, Catalog? catalog, RowCandidate[] rows) =>
        Support.World.Outline(await World(options, catalog, rows).PageAsync("p"));
}
