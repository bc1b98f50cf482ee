namespace Ranking.Embeddings.Tests;

public class TextSpaceOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void Refuses_dimensions_out_of_range(int dimensions) =>
        Assert.Contains($"Dimensions must be between 1 and 1024, but is {dimensions}", Message(new TextSpaceOptions { Dimensions = dimensions }));

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Refuses_a_weight_below_zero_or_not_finite(float weight)
    {
        Assert.Contains("The weight of 'plot'", Message(new TextSpaceOptions { Weights = new Dictionary<string, float>(StringComparer.Ordinal) { ["plot"] = weight } }));
        Assert.Contains("The weight of 'other columns'", Message(new TextSpaceOptions { OtherWeight = weight }));
    }

    [Fact]
    public void Refuses_a_blank_name() => Assert.Contains("needs a name", Message(new TextSpaceOptions { Name = " " }));

    [Fact]
    public void Refuses_pooling_out_of_range() => Assert.Contains("HalfLifeDays", Message(new TextSpaceOptions { Pooling = new PoolingOptions { HalfLifeDays = -1 } }));

    [Fact]
    public void Takes_the_ends_of_its_ranges()
    {
        new TextSpaceOptions { Dimensions = 1, OtherWeight = 0 }.Check();
        new TextSpaceOptions { Dimensions = 1024 }.Check();
        Assert.Equal(64, new TextSpaceOptions().Dimensions);
    }

    private static string Message(TextSpaceOptions options) => Assert.Throws<RankingException>(() => TextSpace.Build(Films.Catalog(2), options)).Message;
}
