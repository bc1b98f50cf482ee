namespace Ranking.Abstractions.Tests;

public class VocabularyTests
{
    private static readonly Vocabulary Names = RandomCatalog.Build([new CatalogItem("b", "B"), new CatalogItem("a", "A")]).Ids;

    [Fact]
    public void Maps_names_to_ordinals_and_back()
    {
        for (int ordinal = 0; ordinal < Names.Count; ordinal++)
        {
            Assert.True(Names.TryGetOrdinal(Names[ordinal], out int found));
            Assert.Equal(ordinal, found);
        }

        Assert.Equal(["a", "b"], Names.Names);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("c")]
    [InlineData("")]
    [InlineData(null)]
    public void Answers_minus_one_for_a_name_it_does_not_have(string? name)
    {
        Assert.False(Names.TryGetOrdinal(name, out int ordinal));
        Assert.Equal(-1, ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Refuses_an_ordinal_it_does_not_have(int ordinal) => Assert.Throws<IndexOutOfRangeException>(() => Names[ordinal]);

    [Fact]
    public void Refuses_a_name_that_has_to_be_known_and_says_the_nearest()
    {
        Vocabulary names = RandomCatalog.Build([new CatalogItem("arrival", "Arrival"), new CatalogItem("moon", "Moon")]).Ids;
        Assert.Equal(1, names.OrdinalOf("moon"));
        Assert.Contains("Did you mean 'arrival'?", Assert.Throws<RankingException>(() => names.OrdinalOf("arival")).Message, StringComparison.Ordinal);
    }
}
