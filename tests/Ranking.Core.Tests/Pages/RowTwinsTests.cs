using System.Globalization;

namespace Ranking.Core.Tests.Pages;

public class RowTwinsTests
{
    [Theory]
    [InlineData("Crime Dramas", "crime drama", true)]
    [InlineData("The Best of Crime", "best crime", true)]
    [InlineData("Crime", "Crime Dramas", false)]
    [InlineData("Top Picks for You", "Trending Now", false)]
    [InlineData("Crime and Comedy", "comedy, crime", true)]
    [InlineData("New York, New York", "York New", true)]
    [InlineData("", "", false)]
    [InlineData("…", "!", false)]
    [InlineData("Boss", "Bos", false)]
    [InlineData("Драмы", "драмы", true)]
    public void Headings_of_the_same_words_mean_the_same(string one, string other, bool areSame) => Assert.Equal(areSame, RowTwins.HaveSameWords(one, other));

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "1 2 3 4 5 6 7 11 12 13", true)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "1 2 3 4 5 6 14 11 12 13", false)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "3 2 1 4", true)]
    [InlineData("1 2 3", "1 2 3", false)]
    public void Rows_of_mostly_the_same_titles_mean_the_same(string one, string other, bool areSame) => Assert.Equal(areSame, RowTwins.HaveSameTitles(Numbers(one), Numbers(other)));

    [Fact]
    public async Task Rows_that_mean_the_same_do_not_stand_beside_each_other()
    {
        World world = World.Of(
            Parts.RowOf("a", 0, 1) with { Title = "Crime Dramas" }, Parts.RowOf("b", 2, 3) with { Title = "Crime Drama" }, Parts.RowOf("c", 8, 17) with { Title = "Comedies" });
        Assert.Equal("a c b", string.Join(' ', (await world.PageAsync("p")).Rows.Select(row => row.Key)));
    }

    private static int[] Numbers(string text) => [.. text.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
