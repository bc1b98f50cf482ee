using static Ranking.LogisticLink;

namespace Ranking.Abstractions.Tests;

public class LogisticLinkTests
{
    [Theory]
    [InlineData(-0.5, 3)]
    [InlineData(-3, 6)]
    [InlineData(0.7, -2)]
    [InlineData(0, 0)]
    public void Finds_the_link_that_plays_were_drawn_by(double intercept, double slope)
    {
        var link = LogisticLink.Fit(Draw(40_000, intercept, slope, static (random, p) => random.NextSingle() < p ? 1 : 0));
        Assert.Equal(intercept, link.Intercept, 0.15);
        Assert.Equal(slope, link.Slope, 0.3);
    }

    [Fact]
    public void Finds_the_link_of_shares()
    {
        var link = LogisticLink.Fit(Draw(20_000, -0.4, 2, static (_, p) => p));
        Assert.Equal(-0.4, link.Intercept, 0.05);
        Assert.Equal(2, link.Slope, 0.05);
    }

    [Fact]
    public void An_observation_of_weight_three_counts_as_three()
    {
        List<Observation> some = Draw(300, 0, 2, static (random, p) => random.NextSingle() < p ? 1 : 0);
        var once = LogisticLink.Fit([.. some.Select(o => o with { Weight = 3 })]);
        var thrice = LogisticLink.Fit([.. some, .. some, .. some]);
        Assert.Equal(thrice.Intercept, once.Intercept, 1e-6);
        Assert.Equal(thrice.Slope, once.Slope, 1e-6);
    }

    [Fact]
    public void Is_the_default_where_nothing_is_known_and_stays_near_it_where_little_is()
    {
        Assert.Equal((0, 1), (LogisticLink.Fit([]).Intercept, LogisticLink.Fit([]).Slope));
        var link = LogisticLink.Fit([new(0, 0.5, 0, 1), new(0, 0.1, 1, 1)]);
        Assert.InRange(link.Intercept, -0.3, 0.3);
        Assert.InRange(link.Slope, 0.7, 1.1);
    }

    [Fact]
    public void Plays_that_affinity_splits_cleanly_do_not_drive_it_away()
    {
        List<Observation> split = [.. Enumerable.Range(0, 4_000).Select(i => new Observation(0, i % 2 == 0 ? 0.6 : 0.4, 1 - (i % 2), 1_000))];
        var link = LogisticLink.Fit(split);
        Assert.InRange(link.Slope, 5, Most);
        Assert.InRange(link.Intercept, -Most, 0);
        Assert.InRange(LogisticLink.Fit([.. split.Select(o => o with { Outcome = 1 - o.Outcome })]).Slope, -Most, -5);
    }

    [Fact]
    public void No_link_near_the_fitted_one_is_more_likely_and_the_same_observations_give_the_same_bits() => Law.Holds(
        random =>
        {
            List<Observation> some =
            [
                .. Enumerable.Range(0, random.NextInt32(60)).Select(_ => new Observation(
                    random.NextGaussian() * 4, (random.NextSingle() * 2) - 1, random.NextInt32(3) / 2.0, random.NextInt32(4) * random.NextSingle())),
            ];
            var link = LogisticLink.Fit(some);
            Assert.Equal(link, LogisticLink.Fit(some));
            double best = Loss(link, some);
            foreach (var (a, b) in new[] { (0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01), (0.01, -0.01) })
            {
                Assert.True(Loss(new LogisticLink(link.Intercept + a, link.Slope + b), some) >= best - 1e-9, $"{link} and {a}, {b}");
            }
        },
        cases: 100);

    [Fact]
    public void Probabilities_are_what_the_formula_says_rise_with_affinity_and_stay_within_0_and_1() => Law.Holds(random =>
    {
        var link = new LogisticLink((random.NextSingle() - 0.5) * 2 * Most, random.NextSingle() * Most);
        float[] affinity = [.. Enumerable.Range(0, random.NextInt32(40)).Select(_ => (random.NextSingle() * 2) - 1).Order()];
        float rate = random.NextInt32(4) switch { 0 => 1e-9f, 1 => 1f - (1f / (1 << 24)), _ => Math.Clamp(random.NextSingle(), 1e-6f, 0.999f) };
        var factors = (float[])affinity.Clone();
        link.Apply(factors, factors);
        float before = 0;
        for (int i = 0; i < affinity.Length; i++)
        {
            float p = LogisticLink.Probability(rate, factors[i]);
            double exact = 1 / (1 + Math.Exp(-(Math.Log(rate / (1 - (double)rate)) + link.Intercept + (link.Slope * affinity[i]))));
            Assert.InRange(p, before * (1f - 1e-6f), 1f);
            Assert.True(p is > 0f and < 1f, $"{p}");
            Assert.Equal(Math.Clamp(exact, 1e-9, 1), p, 1e-4);
            before = p;
        }
    });

    [Fact]
    public void A_title_has_the_same_bits_whatever_it_is_described_with()
    {
        var link = new LogisticLink(-0.3, 1.9);
        var random = new SeededRandom(2);
        float[] affinity = [.. Enumerable.Range(0, 70).Select(_ => (random.NextSingle() * 2) - 1)];
        var all = new float[affinity.Length];
        link.Apply(affinity, all);
        for (int length = 0; length <= affinity.Length; length++)
        {
            int first = random.NextInt32(affinity.Length - length + 1);
            var some = new float[length];
            link.Apply(affinity.AsSpan(first, length), some);
            Assert.Equal(all[first..(first + length)], some);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    public void A_factor_that_is_none_leaves_the_rate(float factor) => Assert.Equal(0.3f, LogisticLink.Probability(0.3f, factor));

    private static List<Observation> Draw(int count, double intercept, double slope, Func<SeededRandom, double, double> outcome)
    {
        var random = new SeededRandom(11);
        var all = new List<Observation>(count);
        for (int i = 0; i < count; i++)
        {
            double logit = (random.NextGaussian() * 1.5) - 1;
            double affinity = (random.NextSingle() * 1.2) - 0.2;
            all.Add(new Observation(logit, affinity, outcome(random, Sigmoid(logit + intercept + (slope * affinity))), 1));
        }

        return all;
    }

    private static double Loss(LogisticLink link, List<Observation> all) =>
        (((link.Intercept * link.Intercept) + ((link.Slope - 1) * (link.Slope - 1))) / 2) + all.Sum(o =>
        {
            double p = Sigmoid(o.Logit + link.Intercept + (link.Slope * o.Affinity));
            return -o.Weight * ((o.Outcome == 0 ? 0 : o.Outcome * Math.Log(p)) + (o.Outcome == 1 ? 0 : (1 - o.Outcome) * Math.Log(1 - p)));
        });

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
