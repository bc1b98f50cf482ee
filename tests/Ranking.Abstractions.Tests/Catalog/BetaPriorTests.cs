namespace Ranking.Abstractions.Tests;

public class BetaPriorTests
{
    [Theory]
    [InlineData(2, 18, 1, 40)]
    [InlineData(2, 18, 30, 3_000)]
    [InlineData(3, 3, 5, 50)]
    [InlineData(1, 60, 500, 500)]
    public void Finds_the_prior_that_rates_were_drawn_from(int alpha, int beta, int leastShown, int mostShown)
    {
        var random = new SeededRandom(5);
        var shown = new int[6_000];
        var plays = new int[shown.Length];
        for (int i = 0; i < shown.Length; i++)
        {
            shown[i] = leastShown + random.NextInt32(mostShown - leastShown + 1);
            double a = Gamma(random, alpha);
            double rate = a / (a + Gamma(random, beta));
            plays[i] = Enumerable.Range(0, shown[i]).Count(_ => random.NextSingle() < rate);
        }

        var prior = BetaPrior.Fit(plays, shown);
        Assert.Equal(alpha / (double)(alpha + beta), prior.Mean, 0.01);
        Assert.InRange(prior.Strength / (alpha + beta), 0.85, 1.15);
    }

    [Fact]
    public void A_title_hardly_shown_is_near_the_mean_and_one_shown_often_near_its_own_ratio()
    {
        var prior = BetaPrior.Fit([1, 4, 10, 16, 5, 22], [40, 40, 40, 40, 40, 40]);
        Assert.InRange(prior.Strength, 2, 10);
        Assert.Equal(prior.Mean, prior.RateOf(0, 0), 1e-12);
        Assert.InRange(prior.RateOf(1, 1), prior.Mean, 0.5);
        Assert.Equal(0.9, prior.RateOf(90_000, 100_000), 1e-4);
    }

    [Fact]
    public void Titles_that_differ_by_no_more_than_chance_are_drawn_to_one_rate()
    {
        var prior = BetaPrior.Fit([10, 11, 9, 10], [100, 100, 100, 100]);
        Assert.Equal(10_000, prior.Strength, 1e-6);
        Assert.Equal(0.1, prior.RateOf(9, 100), 1e-3);
    }

    [Theory]
    [InlineData(new int[0], new int[0], 0.5)]
    [InlineData(new[] { 0 }, new[] { 0 }, 0.5)]
    [InlineData(new[] { 3 }, new[] { 9 }, 0.35)]
    [InlineData(new[] { 1, 0, 0 }, new[] { 1, 1, 1 }, 0.375)]
    [InlineData(new[] { 4, 5 }, new[] { 4, 5 }, 0.95)]
    [InlineData(new[] { 0, 0 }, new[] { 4, 5 }, 0.05)]
    public void Is_worth_twenty_observations_where_the_spread_cannot_be_told(int[] plays, int[] shown, double mean)
    {
        var prior = BetaPrior.Fit(plays, shown);
        Assert.Equal(20, prior.Strength, 1e-9);
        Assert.Equal(mean, prior.Mean, 1e-9);
    }

    [Fact]
    public void Rates_are_between_the_mean_and_the_ratio_and_rise_with_plays() => Law.Holds(random =>
    {
        int[] shown = [.. Enumerable.Range(0, random.NextInt32(30)).Select(_ => random.NextInt32(4) == 0 ? 0 : random.NextInt32(200))];
        int[] plays = [.. shown.Select(n => random.NextInt32(n + 1))];
        var prior = BetaPrior.Fit(plays, shown);
        Assert.True(prior.Alpha > 0 && prior.Beta > 0 && prior.Strength is >= 1 - 1e-9 and <= 10_001, $"{prior}");
        for (int i = 0; i < shown.Length; i++)
        {
            double rate = prior.RateOf(plays[i], shown[i]);
            double ratio = shown[i] == 0 ? prior.Mean : (double)plays[i] / shown[i];
            Assert.InRange(rate, Math.Min(ratio, prior.Mean) - 1e-12, Math.Max(ratio, prior.Mean) + 1e-12);
            Assert.True(rate is > 0 and < 1 && prior.RateOf(plays[i] + 1, shown[i] + 1) > rate && prior.RateOf(plays[i], shown[i] + 1) < rate);
        }
    });

    // A sum of exponentials, for shapes that are whole numbers.
    private static double Gamma(SeededRandom random, int shape) => -Enumerable.Range(0, shape).Sum(_ => Math.Log(1 - random.NextSingle()));
}
