namespace Ranking.Abstractions.Tests;

public class NearestNameTests
{
    private static readonly string[] Known = ["affinity", "popularity", "rating"];

    [Theory]
    [InlineData("afinity", "affinity")]
    [InlineData("POPULARITY", "popularity")]
    [InlineData("popularty", "popularity")]
    [InlineData("raking", "rating")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void Finds_the_name_within_a_third_of_its_length(string name, string? nearest) => Assert.Equal(nearest, NearestName.Find(name, Known));

    [Fact]
    public void Finds_a_known_name_itself() => Law.Holds(random =>
    {
        string[] known = [.. Enumerable.Range(0, 5).Select(i => $"{random.NextUInt64():x}-{i}")];
        string name = RandomCatalog.Pick(random, known);
        Assert.Equal(name, NearestName.Find(name, known));
    });

    [Fact]
    public void Takes_any_text() => Law.HoldsForTexts(text => Assert.StartsWith(" ", NearestName.Hint(text, Known)));

    [Fact]
    public void Does_not_compare_names_of_great_length() => Assert.Null(NearestName.Find(new string('a', 65), [new string('a', 65)]));

    [Fact]
    public void Lists_twenty_names_at_the_most()
    {
        string hint = NearestName.Hint("something else", Enumerable.Range(10, 30).Select(i => $"n{i}"));
        Assert.Contains("n29, …", hint);
        Assert.DoesNotContain("n30", hint);
    }
}
