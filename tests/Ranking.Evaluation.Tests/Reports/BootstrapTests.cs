namespace Ranking.Evaluation.Tests;

public class BootstrapTests
{
    [Fact]
    public void The_mean_lies_in_its_interval_and_the_interval_among_the_values()
    {
        BootstrapInterval interval = Bootstrap.Mean([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Equal(5.5, interval.Mean);
        Assert.InRange(interval.Low, 1, 5.5);
        Assert.InRange(interval.High, 5.5, 10);
        Assert.True(interval.ExcludesZero);
    }

    // Standard error of the mean of 400 values of deviation 1 is 0.05: 95 % is about ±1.96 × 0.05.
    [Fact]
    public void The_interval_is_as_wide_as_the_normal_law_says()
    {
        double[] values = Normal(new SeededRandom(1), 400);
        double mean = values.Average();
        double error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / 400) / 20;
        BootstrapInterval interval = Bootstrap.Mean(values, new BootstrapOptions { Resamples = 20_000 });
        Assert.InRange((interval.High - interval.Low) / (2 * 1.96 * error), 0.97, 1.03);
        BootstrapInterval narrow = Bootstrap.Mean(values, new BootstrapOptions { Resamples = 20_000, Level = 0.6827 });
        Assert.InRange((narrow.High - narrow.Low) / (2 * error), 0.97, 1.03);
    }

    [Fact]
    public void The_interval_holds_the_truth_about_as_often_as_it_says()
    {
        var random = new SeededRandom(7);
        int held = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            BootstrapInterval interval = Bootstrap.Mean(Normal(random, 60), new BootstrapOptions { Resamples = 400, Seed = (ulong)trial });
            held += interval.Low <= 0 && 0 <= interval.High ? 1 : 0;
        }

        // 95 % of 300 is 285, with a deviation of 4.
        Assert.InRange(held, 271, 297);
    }

    [Fact]
    public void A_paired_difference_is_the_difference_of_the_means_and_turns_with_its_sides() => Law.Holds(
        random =>
        {
            int n = 1 + random.NextInt32(40);
            double[] a = Normal(random, n);
            double[] b = Normal(random, n);
            var options = new BootstrapOptions { Resamples = 100, Seed = random.NextUInt64() };
            BootstrapInterval difference = Bootstrap.Difference(a, b, options);
            BootstrapInterval turned = Bootstrap.Difference(b, a, options);
            Assert.Equal(Bootstrap.Mean(a, options).Mean - Bootstrap.Mean(b, options).Mean, difference.Mean, 1e-12);
            Assert.Equal(difference.Low, -turned.High, 1e-12);
            Assert.Equal(difference.High, -turned.Low, 1e-12);
            Assert.True(difference.Low <= difference.High);
        },
        cases: 50);

    [Fact]
    public void Pairing_leaves_only_what_the_models_differ_in()
    {
        double[] people = Normal(new SeededRandom(3), 200);
        double[] better = [.. people.Select(value => value + 0.01)];
        BootstrapInterval difference = Bootstrap.Difference(better, people);
        Assert.Equal(0.01, difference.Low, 1e-9);
        Assert.Equal(0.01, difference.High, 1e-9);
        Assert.True(difference.ExcludesZero);
        Assert.False(Bootstrap.Difference(people, people).ExcludesZero);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        double[] values = Normal(new SeededRandom(5), 50);
        Assert.Equal(Bootstrap.Mean(values), Bootstrap.Mean(values, new BootstrapOptions()));
        Assert.NotEqual(Bootstrap.Mean(values), Bootstrap.Mean(values, new BootstrapOptions { Seed = 1 }));
    }

    [Fact]
    public void One_person_is_known_exactly() => Assert.Equal(new BootstrapInterval(0.25, 0.25, 0.25), Bootstrap.Mean([0.25]));

    [Fact]
    public void Refuses_what_has_no_mean()
    {
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([]));
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([double.PositiveInfinity]));
        Assert.Contains("1 and 2 values", Assert.Throws<ArgumentException>(() => Bootstrap.Difference([1], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("Resamples must be between 100", Assert.Throws<RankingException>(() => Bootstrap.Mean([1], new BootstrapOptions { Resamples = 99 })).Message, StringComparison.Ordinal);
        Assert.Contains("Level must be above 0", Assert.Throws<RankingException>(() => Bootstrap.Mean([1], new BootstrapOptions { Level = 95 })).Message, StringComparison.Ordinal);
        Assert.Throws<RankingException>(() => Bootstrap.Mean([1], new BootstrapOptions { Level = double.NaN }));
    }

    private static double[] Normal(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
}
