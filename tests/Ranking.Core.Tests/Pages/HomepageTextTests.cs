namespace Ranking.Core.Tests.Pages;

public class HomepageTextTests
{
    [Fact]
    public async Task A_page_is_a_line_a_row_and_a_line_a_title()
    {
        World world = World.Of(Parts.RowOf("first", 3, 5), Parts.RowOf("second", 8));
        Homepage page = await world.PageAsync("nobody", r => r with { Device = "tv" });
        Assert.Equal(
            """
            homepage 'home' of nobody on tv: 2 rows
            1. Row first [test] because
               1. Title 3 (t003) {wide} Watched by 10 people
               2. Title 5 (t005) {wide} Watched by 7 people
            2. Row second [test] because
               1. Title 8 (t008) {wide} Watched by 5 people

            """.ReplaceLineEndings("\n"),
            HomepageText.Render(page));
    }

    [Fact]
    public async Task A_name_with_line_breaks_stays_on_its_line()
    {
        Catalog catalog = new CatalogBuilder().Add(new CatalogItem("a", "Two\nlines\u2028and\ta tab")).Build();
        var row = new RowCandidate("test", "row", "Row\r\n", [Ranking.Candidates.Popular()], new Reason(ReasonKind.Popular)) { MinimumItems = 1 };
        var world = new World(catalog: catalog, options: new RankingOptions { DefaultRows = false }, configure: builder => builder.AddRows(Parts.Row(row)));
        string text = HomepageText.Render(await world.PageAsync("nobody"));
        Assert.Equal(3, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Two\\u000alines\\u2028and\\u0009a tab (a)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_gives_the_same_text_however_long_it_took()
    {
        var world = new World(Films.Fan("fan", 2));
        Assert.Equal(HomepageText.Render(await world.PageAsync("fan")), HomepageText.Render(await world.PageAsync("fan", r => r with { Explain = ExplainLevel.Full })));
    }

    [Fact]
    public async Task A_page_without_reasons_says_none()
    {
        World world = World.Of(Parts.RowOf("first", 3));
        Homepage page = await world.PageAsync("nobody", r => r with { Explain = ExplainLevel.None });
        Assert.Contains("   1. Title 3 (t003) {wide}\n", HomepageText.Render(page), StringComparison.Ordinal);
    }
}
