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

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Refuses_a_share_of_label_texts_outside_0_to_1(float share) =>
        Assert.Contains("LabelText must be between 0 and 1", Assert.Throws<RankingException>(() => new PoolingOptions { LabelText = share }.Check()).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Refuses_to_pool_no_titles(int newest) =>
        Assert.Contains("Newest must be at least 1", Assert.Throws<RankingException>(() => new PoolingOptions { Newest = newest }.Check()).Message);

    [Fact]
    public void Refuses_picks_that_count_less_than_no_play_and_a_function_it_does_not_know()
    {
        Assert.Contains("PicksUntil must be at least 0", Assert.Throws<RankingException>(() => new PoolingOptions { PicksUntil = -1 }.Check()).Message);
        Assert.Contains("Function must be Mean", Assert.Throws<RankingException>(() => new PoolingOptions { Function = (PoolingFunction)9 }.Check()).Message);
    }

    [Fact]
    public void Takes_its_defaults_and_the_ends_of_its_ranges()
    {
        new PoolingOptions().Check();
        new PoolingOptions { Dislike = 0, HalfLifeDays = double.Epsilon }.Check();
        new PoolingOptions { Dislike = 1, HalfLifeDays = double.MaxValue }.Check();
        new PoolingOptions { Newest = 1, PicksUntil = 0, LabelText = 1, Function = PoolingFunction.Min }.Check();
        Assert.Equal((30, 0.5f), (new PoolingOptions().HalfLifeDays, new PoolingOptions().Dislike));
        Assert.Equal((PoolingFunction.Mean, null, true, 10), (new PoolingOptions().Function, new PoolingOptions().Newest, new PoolingOptions().ByPreference, new PoolingOptions().PicksUntil));
        Assert.Equal((0f, false), (new PoolingOptions().LabelText, new PoolingOptions().FillFromLabels));
    }
}
