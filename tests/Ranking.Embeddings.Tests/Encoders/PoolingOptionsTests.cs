namespace Ranking.Embeddings.Tests;

public class PoolingOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_a_half_life_that_is_no_time(double days) =>
        Assert.Contains("HalfLifeDays must be above 0", Assert.Throws<RankingException>(() => new PoolingOptions { HalfLifeDays = days }.Check()).Message);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Refuses_a_dislike_outside_0_to_1(float dislike) =>
        Assert.Contains("Dislike must be between 0 and 1", Assert.Throws<RankingException>(() => new PoolingOptions { Dislike = dislike }.Check()).Message);

    [Fact]
    public void Takes_its_defaults_and_the_ends_of_its_ranges()
    {
        new PoolingOptions().Check();
        new PoolingOptions { Dislike = 0, HalfLifeDays = double.Epsilon }.Check();
        new PoolingOptions { Dislike = 1, HalfLifeDays = double.MaxValue }.Check();
        Assert.Equal((30, 0.5f), (new PoolingOptions().HalfLifeDays, new PoolingOptions().Dislike));
    }
}
