namespace Ranking.Abstractions.Tests;

public class CatalogTests
{
    private static readonly Catalog Small = RandomCatalog.Build(
    [
        new CatalogItem("a", "Arrival")
        {
            Categories = { ["micro_genres"] = ["Quiet Sci-Fi"] },
            Numbers = { ["rating"] = 7.9f },
            Texts = { ["plot"] = "Visitors." },
            Times = { ["release_date"] = FakeClock.Now },
            Artwork = [new ArtworkVariant("wide", ["sci-fi"])],
        },
    ]);

    [Fact]
    public void Suggests_the_nearest_name_for_an_unknown_column()
    {
        Assert.Equal("The catalog has no category column 'micro_genre'. Did you mean 'micro_genres'?", Assert.Throws<RankingException>(() => Small.Category("micro_genre")).Message);
        Assert.Equal("The catalog has no number column 'ratings'. Did you mean 'rating'?", Assert.Throws<RankingException>(() => Small.Numbers("ratings")).Message);
        Assert.Equal("The catalog has no text column 'Plot'. Did you mean 'plot'?", Assert.Throws<RankingException>(() => Small.Texts("Plot")).Message);
        Assert.Equal("The catalog has no time column 'release-date'. Did you mean 'release_date'?", Assert.Throws<RankingException>(() => Small.Times("release-date")).Message);
    }

    [Fact]
    public void Lists_the_known_columns_when_none_is_near() =>
        Assert.Equal("The catalog has no number column 'mood'. Known: rating.", Assert.Throws<RankingException>(() => Small.Numbers("mood")).Message);

    [Fact]
    public void Suggests_nothing_where_there_are_no_columns() =>
        Assert.Equal("The catalog has no number column 'mood'.", Assert.Throws<RankingException>(() => RandomCatalog.Build([]).Numbers("mood")).Message);

    [Fact]
    public void Tells_the_title_and_artwork_of_an_ordinal()
    {
        Assert.Equal("Arrival", Small.Title(0));
        Assert.Equal("wide", Assert.Single(Small.Artwork(0)).Name);
        Assert.Equal(1, Small.Count);
    }

    [Theory]
    [InlineData("PG-13", true)]
    [InlineData("pg-13", true)]
    [InlineData("TV-Y7", true)]
    [InlineData("tv-ma", true)]
    [InlineData("Unrated", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Knows_the_labels_of_films_and_television(string? label, bool isKnown) => Assert.Equal(isKnown, Small.IsKnownMaturity(label));
}
