using System.Globalization;

namespace Ranking.Abstractions.Tests;

public class CatalogBuilderTests
{
    [Fact]
    public void Puts_integer_ids_in_numeric_order() => Assert.Equal(["-1", "2", "9", "10"], Ids("10", "-1", "9", "2"));

    [Fact]
    public void Puts_ids_in_ordinal_order_when_one_is_no_integer() => Assert.Equal(["10", "9", "B", "a"], Ids("a", "9", "10", "B"));

    [Fact]
    public void Keeps_integer_ids_apart_that_are_the_same_number() => Assert.Equal(["007", "7", "8"], Ids("8", "7", "007"));

    [Fact]
    public void Takes_numbers_too_long_for_an_integer_as_text() =>
        Assert.Equal(["10", "9", "99999999999999999999"], Ids("9", "99999999999999999999", "10"));

    [Fact]
    public void Makes_the_same_catalog_whatever_the_order_of_adding() => Law.Holds(random =>
    {
        List<CatalogItem> items = RandomCatalog.Items(random, most: 30);
        string before = Describe(RandomCatalog.Build(items));
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
        Assert.Equal(before, Describe(RandomCatalog.Build(items)));
    });

    [Fact]
    public void Fills_what_a_title_leaves_out_with_the_missing_value_of_the_column()
    {
        Catalog catalog = RandomCatalog.Build(
        [
            new CatalogItem("1", "Full")
            {
                Categories = { ["genres"] = ["Drama"] },
                Numbers = { ["year"] = 1999 },
                Texts = { ["plot"] = "A plot." },
                Times = { ["release_date"] = FakeClock.Now },
            },
            new CatalogItem("2", "Bare"),
        ]);

        Assert.Equal([1999f, float.NaN], catalog.Numbers("year").ToArray());
        Assert.Equal(["A plot.", ""], catalog.Texts("plot"));
        Assert.Equal([FakeClock.Now.ToUnixTimeSeconds(), Catalog.MissingTime], catalog.Times("release_date").ToArray());
        Assert.Equal(1, catalog.Category("genres").ValuesOf(0).Length);
        Assert.Equal(0, catalog.Category("genres").ValuesOf(1).Length);
        Assert.Empty(catalog.Artwork(1));
        Assert.Equal(-1, catalog.SeriesOf(1));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Takes_numbers_that_are_not_finite_as_missing(float number)
    {
        Catalog catalog = RandomCatalog.Build([new CatalogItem("1", "A") { Numbers = { ["x"] = number } }, new CatalogItem("2", "B") { Numbers = { ["x"] = 3 } }]);
        Assert.Equal([float.NaN, 3f], catalog.Numbers("x").ToArray());
    }

    [Fact]
    public void Drops_repeated_and_empty_values_of_a_cell_and_keeps_their_order()
    {
        Catalog catalog = RandomCatalog.Build([new CatalogItem("1", "A") { Categories = { ["genres"] = ["War", "", "Drama", "War", "  ", "Action", "Drama"] } }]);
        CategoryColumn genres = catalog.Category("genres");
        Assert.Equal(["Action", "Drama", "War"], genres.Values.Names);
        Assert.Equal(["War", "Drama", "Action"], genres.ValuesOf(0).ToArray().Select(value => genres.Values[value]), StringComparer.Ordinal);
    }

    [Fact]
    public void Numbers_the_series_and_leaves_single_titles_out()
    {
        Catalog catalog = RandomCatalog.Build(
        [
            new CatalogItem("1", "A") { SeriesId = "x" },
            new CatalogItem("2", "B"),
            new CatalogItem("3", "C") { SeriesId = "y" },
            new CatalogItem("4", "D") { SeriesId = "x" },
        ]);
        Assert.Equal([0, -1, 1, 0], Enumerable.Range(0, 4).Select(catalog.SeriesOf));
        Assert.Equal(2, catalog.SeriesCount);
    }

    [Fact]
    public void Makes_an_empty_catalog_of_nothing()
    {
        Catalog catalog = new CatalogBuilder().Build();
        Assert.Equal(0, catalog.Count);
        Assert.Equal(0, catalog.SeriesCount);
        Assert.Equal(0, catalog.Ids.Count);
        Assert.Empty(catalog.Categories);
        Assert.Empty(catalog.NumberNames);
    }

    [Fact]
    public void Lists_every_mistake_in_one_error_with_the_id_of_the_title()
    {
        CatalogBuilder builder = new CatalogBuilder()
            .UseMaturityScale([["G"], ["g"]])
            .Add(new CatalogItem(" ", "Nameless"))
            .Add(new CatalogItem("twice", "One"))
            .Add(new CatalogItem("twice", "Two"))
            .Add(new CatalogItem("number", "Number") { Numbers = { ["mood"] = 1 } })
            .Add(new CatalogItem("text", "Text") { Texts = { ["mood"] = "sad" } })
            .Add(new CatalogItem("late", "Late") { Availability = [new Availability(FakeClock.Now, FakeClock.Now.AddDays(-1), [])] });

        string message = Assert.Throws<RankingException>(builder.Build).Message;

        Assert.Contains("has 5 mistakes", message);
        Assert.Contains("label 'g' stands in it twice", message);
        Assert.Contains("item 'Nameless': its id is empty", message);
        Assert.Contains("item 'twice': the id is used twice", message);
        Assert.Contains("item 'text': column 'mood' is a text column here and a number column before", message);
        Assert.Contains("item 'late': an availability window ends", message);
    }

    [Fact]
    public void Refuses_a_window_that_ends_when_it_starts() => Assert.Contains(
        "item 'a'",
        Assert.Throws<RankingException>(() => RandomCatalog.Build([new CatalogItem("a", "A") { Availability = [new Availability(FakeClock.Now, FakeClock.Now, [])] }])).Message);

    [Fact]
    public void Speaks_of_one_mistake_in_the_singular() =>
        Assert.Contains("has 1 mistake;", Assert.Throws<RankingException>(() => RandomCatalog.Build([new CatalogItem("", "A")])).Message);

    [Fact]
    public void Lists_ten_mistakes_in_full_and_counts_the_rest()
    {
        string message = Assert.Throws<RankingException>(() => RandomCatalog.Build(Enumerable.Range(0, 13).Select(i => new CatalogItem("", $"T{i}")))).Message;
        Assert.Contains("has 13 mistakes", message);
        Assert.Contains("'T9'", message);
        Assert.DoesNotContain("'T10'", message);
        Assert.Contains("and 3 more", message);
    }

    [Fact]
    public void Refuses_everything_after_it_has_built()
    {
        var builder = new CatalogBuilder();
        builder.Build();
        Assert.Throws<InvalidOperationException>(() => builder.Add(new CatalogItem("a", "A")));
        Assert.Throws<InvalidOperationException>(() => builder.AddRange([new CatalogItem("a", "A")]));
        Assert.Throws<InvalidOperationException>(() => builder.UseMaturityScale([]));
        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    [Fact]
    public void Orders_labels_by_the_scale_it_was_given()
    {
        Catalog catalog = new CatalogBuilder()
            .UseMaturityScale([["FSK 0"], ["FSK 12"], ["FSK 18"]])
            .Add(new CatalogItem("1", "A") { Maturity = "fsk 12" })
            .Add(new CatalogItem("2", "B") { Maturity = "FSK 18" })
            .Add(new CatalogItem("3", "C") { Maturity = "PG" })
            .Build();
        Eligibility child = Eligibility.Create(catalog, new Profile("child") { Maturity = "FSK 12" }, ProfileHistory.Empty, FakeClock.Now);
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(child.IsAvailable));
        Assert.False(catalog.IsKnownMaturity("PG"));
    }

    [Fact]
    public void Refuses_a_scale_of_more_levels_than_a_label_can_hold()
    {
        string[][] levels = [.. Enumerable.Range(0, 128).Select(i => new[] { $"L{i}" })];
        Assert.Throws<ArgumentOutOfRangeException>(() => new CatalogBuilder().UseMaturityScale(levels));
        Assert.True(new CatalogBuilder().UseMaturityScale(levels[..127]).Build().IsKnownMaturity("L126"));
    }

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>(() => new CatalogBuilder().Add(null!));
        Assert.Throws<ArgumentNullException>(() => new CatalogBuilder().AddRange(null!));
        Assert.Throws<ArgumentNullException>(() => new CatalogBuilder().UseMaturityScale(null!));
    }

    private static IReadOnlyList<string> Ids(params string[] ids) => RandomCatalog.Build(ids.Select(id => new CatalogItem(id, id))).Ids.Names;

    private static string Describe(Catalog catalog) => string.Join('\n', Enumerable.Range(0, catalog.Count).Select(item => string.Join(
        ' ',
        [
            catalog.Ids[item],
            catalog.Title(item),
            .. catalog.Categories.Values.Select(column => $"{column.Name}={string.Join('|', column.ValuesOf(item).ToArray().Select(value => $"{value}:{column.Values[value]}"))}"),
            .. catalog.NumberNames.Select(name => catalog.Numbers(name)[item].ToString(CultureInfo.InvariantCulture)),
            .. catalog.TextNames.Select(name => catalog.Texts(name)[item]),
            .. catalog.TimeNames.Select(name => catalog.Times(name)[item].ToString(CultureInfo.InvariantCulture)),
            catalog.SeriesOf(item).ToString(CultureInfo.InvariantCulture),
        ])));
}
