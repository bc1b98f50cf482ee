using Ranking.Samples.Data;

namespace Ranking.Samples.Tests;

public class ItemsFileTests
{
    [Fact]
    public void Reads_every_known_column()
    {
        Catalog catalog = Load(
            "item_id,title,year,genres,tags,plot,directors,cast,languages,countries,maturity,rating,votes,runtime_minutes,release_date,series_id,season,episode,available_from,available_until,regions",
            "a,Alpha,1999,Drama|War,quiet,Short.,D One,C One|C Two,en,US|DE,PG,7.5,1200,110,1999-03-04,s,2,3,2026-01-01,2026-02-01T12:30:00Z,US|de",
            "b,Beta,,,,,,,,,,,,,,,,,,,");
        Assert.Equal(["cast", "countries", "directors", "genres", "languages", "tags"], catalog.Categories.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["episode", "rating", "runtime_minutes", "season", "votes", "year"], catalog.NumberNames.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("plot", Assert.Single(catalog.TextNames));
        Assert.Equal("release_date", Assert.Single(catalog.TimeNames));
        Assert.Equal(["C One", "C Two"], Values(catalog, "cast"), StringComparer.Ordinal);
        Assert.Equal([1999f, float.NaN], catalog.Numbers("year").ToArray());
        Assert.Equal("Short.", catalog.Texts("plot")[0]);
        Assert.Equal(new DateTimeOffset(1999, 3, 4, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), catalog.Times("release_date")[0]);
        Assert.Equal([0, -1], [catalog.SeriesOf(0), catalog.SeriesOf(1)]);
        Assert.False(IsShown(catalog, "US", new DateTimeOffset(2025, 12, 31, 23, 59, 59, TimeSpan.Zero)));
        Assert.True(IsShown(catalog, "DE", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.False(IsShown(catalog, null, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.False(IsShown(catalog, "US", new DateTimeOffset(2026, 2, 1, 12, 30, 0, TimeSpan.Zero)));
        Assert.False(IsShown(catalog, "US", new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero), maturity: "G"));
    }

    [Fact]
    public void Tells_the_kind_of_an_unknown_column_from_what_it_holds()
    {
        string prose = string.Concat(Enumerable.Repeat("A long sentence of a review. ", 4));
        Catalog catalog = Load(
            "item_id,title,score,mood,review,shelf,empty,mixed",
            $"a,A,1.5,quiet|dark,{prose},Short,,1",
            $"b,B,,bright,{prose},,,two",
            "c,C,-3e2,,,Shelf,,3");
        Assert.Equal("score", Assert.Single(catalog.NumberNames));
        Assert.Equal([1.5f, float.NaN, -300f], catalog.Numbers("score").ToArray());
        Assert.Equal("review", Assert.Single(catalog.TextNames));
        Assert.Equal(["mixed", "mood", "shelf"], catalog.Categories.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["quiet", "dark"], Values(catalog, "mood"), StringComparer.Ordinal);
    }

    [Fact]
    public void Takes_long_cells_with_bars_for_categories()
    {
        string many = string.Join('|', Enumerable.Range(0, 30).Select(i => $"label {i}"));
        Assert.Equal(30, Load("item_id,title,labels", $"a,A,{many}").Category("labels").Values.Count);
    }

    // "Year" was known as a number and then stood in the catalog under a name that nothing reads.
    [Fact]
    public void Names_known_columns_in_one_way_whatever_their_case()
    {
        DataFolder data = TemporaryFolder.Load(items: "Item_ID,Title,Year,GENRES,Mood\na,A,2003,Drama,Quiet\n", interactions: "user_id,item_id\nu,a\n");
        Assert.Equal([2003f], data.Catalog.Numbers("year").ToArray());
        Assert.Equal(2004, data.DefaultTime.Year);
        Assert.Equal(["Mood", "genres"], data.Catalog.Categories.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Notes_cells_that_are_not_of_the_kind_of_their_column()
    {
        DataFolder data = TemporaryFolder.Load(items: "item_id,title,year,release_date\na,A,1999,2001-02-03\nb,B,soon,never\nc,C,NaN,\n");
        Assert.Equal([1999f, float.NaN, float.NaN], data.Catalog.Numbers("year").ToArray());
        Assert.Equal(Catalog.MissingTime, data.Catalog.Times("release_date")[1]);
        Assert.Equal(
            [
                "items.csv: 2 cells of 'year' are not a number and count as missing, first on line 3",
                "items.csv: 1 cells of 'release_date' are not a time and count as missing, first on line 3",
            ],
            data.Reports.SelectMany(report => report.Notes),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("soon,")]
    [InlineData(",later")]
    [InlineData("2026-02-01,2026-01-01")]
    [InlineData("2026-02-01,2026-02-01")]
    public void Skips_a_title_whose_availability_cannot_be_kept(string window)
    {
        string items = "item_id,title,available_from,available_until\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"r{i},R,,\n")) + $"bad,B,{window}\n";
        DataFolder data = TemporaryFolder.Load(items: items);
        Assert.False(data.Catalog.Ids.TryGetOrdinal("bad", out _));
        Assert.Contains("1 with an availability that is no time, or ends before it starts, first on line 32", data.Reports[0].ToString());
    }

    [Fact]
    public void Skips_a_title_whose_id_stands_there_already()
    {
        string items = "item_id,title\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"r{i},First\n")) + "r7,Second\n";
        DataFolder data = TemporaryFolder.Load(items: items);
        Assert.True(data.Catalog.Ids.TryGetOrdinal("r7", out int item));
        Assert.Equal("First", data.Catalog.Title(item));
        Assert.Equal(1, data.Reports[0].Skipped);
    }

    private static Catalog Load(params string[] lines) => TemporaryFolder.Load(items: string.Join('\n', lines) + "\n").Catalog;

    private static IEnumerable<string> Values(Catalog catalog, string column) =>
        catalog.Category(column).ValuesOf(0).ToArray().Select(value => catalog.Category(column).Values[value]);

    private static bool IsShown(Catalog catalog, string? region, DateTimeOffset now, string? maturity = null) =>
        Eligibility.Create(catalog, new Profile("p") { Region = region, Maturity = maturity }, ProfileHistory.Empty, now).IsAvailable(0);
}
