namespace Ranking.Evaluation.Tests;

public class ListMetricsTests
{
    private const double Close = 1e-12;

    [Fact]
    public void Measures_a_list_that_can_be_checked_by_hand()
    {
        // Relevant titles at ranks 1 and 4, and a third one that is not listed.
        float[] gains = [1, 0, 0, 1, 0];
        float[] relevant = [1, 1, 1];
        Assert.Equal(1 / 2d, ListMetrics.Recall(gains, 3, 2), Close);
        Assert.Equal(2 / 3d, ListMetrics.Recall(gains, 3, 5), Close);
        Assert.Equal(1 / 3d, ListMetrics.RecallAll(gains, 3, 2), Close);
        Assert.Equal(2 / 5d, ListMetrics.Precision(gains, 5), Close);
        Assert.Equal(2 / 10d, ListMetrics.Precision(gains, 10), Close);
        Assert.Equal(1d, ListMetrics.HitRate(gains, 1));
        Assert.Equal(0d, ListMetrics.HitRate([0, 0, 1], 2));
        Assert.Equal(1 / 3d, ListMetrics.ReciprocalRank([0, 0, 1]), Close);
        Assert.Equal(0d, ListMetrics.ReciprocalRank([0, 0, 1], 2));
        Assert.Equal((1 + (2 / 4d)) / 3, ListMetrics.AveragePrecision(gains, 3), Close);
        Assert.Equal(1 / 3d, ListMetrics.AveragePrecision(gains, 3, 3), Close);
        Assert.Equal((1 + (1 / Math.Log2(5))) / (1 + (1 / Math.Log2(3)) + 0.5), ListMetrics.Ndcg(gains, relevant), Close);
        Assert.Equal(1 / (1 + (1 / Math.Log2(3))), ListMetrics.Ndcg(gains, relevant, 2), Close);
    }

    // Gains 3, 2, 3, 0, 1, 2 of the well-known example with graded relevance; linear gain, ideal 3, 3, 2, 2, 1, 0.
    [Fact]
    public void Graded_gains_count_linearly() =>
        Assert.Equal(6.861 / 7.141, ListMetrics.Ndcg([3, 2, 3, 0, 1, 2], [3, 2, 3, 0, 1, 2]), 1e-3);

    [Fact]
    public void The_ideal_list_is_no_longer_than_k_and_than_the_relevant_titles()
    {
        Assert.Equal(1d, ListMetrics.Ndcg([1, 1, 0], [1, 1, 1, 1], 2));
        Assert.Equal(1d, ListMetrics.Ndcg([1, 1, 0], [1, 1], 3));
        Assert.Equal(1d, ListMetrics.Recall([1, 1, 0], 4, 2));
    }

    [Fact]
    public void Without_relevant_titles_and_without_a_list_everything_is_nought()
    {
        foreach (float[] gains in new float[][] { [], [0, 0] })
        {
            foreach (float[] relevant in new float[][] { [], [0], [1] })
            {
                Assert.All(ListMetric.Names, name => Assert.Equal(0d, ListMetric.Parse(name).Evaluate(gains, relevant)));
                Assert.All(ListMetric.Names, name => Assert.Equal(0d, ListMetric.Parse($"{name}@3").Evaluate(gains, relevant)));
                Assert.Equal(0d, ListMetrics.NdcgTieAveraged(gains, new float[gains.Length], relevant));
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    public void Refuses_gains_that_are_negative_or_not_finite(float gain)
    {
        Assert.All(ListMetric.Names, name => Assert.Throws<ArgumentException>(() => ListMetric.Parse(name).Evaluate([0, gain], [1])));
        Assert.Throws<ArgumentException>("relevantGains", () => ListMetrics.Ndcg([0], [gain]));
        Assert.Throws<ArgumentException>(() => ListMetrics.Gains([1], [1], new float[1], [gain]));
    }

    [Fact]
    public void Refuses_arguments_that_cannot_be_meant()
    {
        Assert.Throws<ArgumentOutOfRangeException>("k", () => ListMetrics.Recall([1], 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => ListMetrics.Ndcg([1], [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>("relevantCount", () => ListMetrics.RecallAll([], -1, 1));
        Assert.Contains("2 relevant titles, but there are 1", Assert.Throws<ArgumentException>(() => ListMetrics.AveragePrecision([1, 1], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("more than the relevant titles could", Assert.Throws<ArgumentException>(() => ListMetrics.Ndcg([3], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("not ranked by these scores", Assert.Throws<ArgumentException>(() => ListMetrics.NdcgTieAveraged([0, 1], [1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("stands twice", Assert.Throws<ArgumentException>(() => ListMetrics.Gains([1], [4, 4], new float[1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("gains", () => ListMetrics.Gains([1, 2], [1], new float[1]));
    }

    [Fact]
    public void Gains_of_ordinals_count_a_repeated_title_once_at_its_first_rank()
    {
        var gains = new float[6];
        Assert.Equal(2, ListMetrics.Gains([7, 3, 7, -1, 3, 5], [5, 7, 9], gains));
        Assert.Equal([1, 0, 0, 0, 0, 1], gains);
        Assert.Equal(2, ListMetrics.Gains([7, 3, 7, -1, 3, 5], [5, 7, 9], gains, [0.5f, 2, 1]));
        Assert.Equal([2, 0, 0, 0, 0, 0.5f], gains);
    }

    [Fact]
    public void Equals_an_independent_reading_of_the_formulas() => Law.Holds(random =>
    {
        (float[] gains, float[] relevant) = Draw(random, graded: random.NextInt32(2) == 0);
        int n = relevant.Count(gain => gain > 0);
        int k = 1 + random.NextInt32(gains.Length + 3);
        Assert.Equal(ListReference.Recall(gains, n, k), ListMetrics.Recall(gains, n, k), Close);
        Assert.Equal(ListReference.RecallAll(gains, n, k), ListMetrics.RecallAll(gains, n, k), Close);
        Assert.Equal(ListReference.Precision(gains, k), ListMetrics.Precision(gains, k), Close);
        Assert.Equal(ListReference.Hit(gains, k), ListMetrics.HitRate(gains, k), Close);
        Assert.Equal(ListReference.ReciprocalRank(gains, k), ListMetrics.ReciprocalRank(gains, k), Close);
        Assert.Equal(ListReference.AveragePrecision(gains, n, k), ListMetrics.AveragePrecision(gains, n, k), Close);
        Assert.Equal(ListReference.Ndcg(gains, relevant, k), ListMetrics.Ndcg(gains, relevant, k), Close);
    });

    [Fact]
    public void Tie_averaged_ndcg_is_the_mean_over_every_order_of_the_ties() => Law.Holds(random =>
    {
        float[] gains = [.. Enumerable.Range(0, 1 + random.NextInt32(6)).Select(_ => (float)random.NextInt32(3))];
        float[] relevant = [.. gains, .. Enumerable.Range(0, random.NextInt32(3)).Select(_ => (float)random.NextInt32(3))];
        float[] scores = [.. gains.Select(_ => (float)random.NextInt32(3)).OrderDescending()];
        int k = 1 + random.NextInt32(gains.Length + 1);
        Assert.Equal(ListReference.NdcgOverAllOrders(gains, scores, relevant, k), ListMetrics.NdcgTieAveraged(gains, scores, relevant, k), 1e-9);
    });

    [Fact]
    public void Without_ties_the_tie_averaged_ndcg_is_ndcg() => Law.Holds(random =>
    {
        (float[] gains, float[] relevant) = Draw(random, graded: true);
        float[] scores = [.. gains.Select((_, i) => -(float)i)];
        int k = 1 + random.NextInt32(gains.Length + 3);
        Assert.Equal(ListMetrics.Ndcg(gains, relevant, k), ListMetrics.NdcgTieAveraged(gains, scores, relevant, k), Close);
    });

    [Fact]
    public void Scores_that_are_not_finite_tie_below_every_finite_one()
    {
        double expected = ListMetrics.NdcgTieAveraged([0, 1, 0], [1, 0, 0], [1]);
        Assert.Equal(expected, ListMetrics.NdcgTieAveraged([0, 1, 0], [float.MinValue, float.NaN, float.PositiveInfinity], [1]));
    }

    [Fact]
    public void Every_metric_lies_between_nought_and_one_and_moving_a_hit_up_never_hurts() => Law.Holds(random =>
    {
        (float[] gains, float[] relevant) = Draw(random, graded: false);
        int k = 1 + random.NextInt32(gains.Length + 3);
        foreach (string name in ListMetric.Names)
        {
            ListMetric metric = ListMetric.Parse($"{name}@{k}");
            double value = metric.Evaluate(gains, relevant);
            Assert.InRange(value, 0d, 1d);
            int hit = Array.FindLastIndex(gains, gain => gain > 0);
            int miss = Array.FindIndex(gains, gain => gain == 0);
            if (miss >= 0 && miss < hit)
            {
                float[] better = [.. gains];
                (better[miss], better[hit]) = (better[hit], better[miss]);
                Assert.True(metric.Evaluate(better, relevant) >= value - Close, $"{metric} fell when a hit moved up.");
            }
        }
    });

    [Fact]
    public void The_order_of_the_relevant_gains_does_not_matter() => Law.Holds(random =>
    {
        (float[] gains, float[] relevant) = Draw(random, graded: true);
        float[] shuffled = [.. relevant.OrderBy(_ => random.NextUInt64())];
        Assert.Equal(ListMetrics.Ndcg(gains, relevant, 5), ListMetrics.Ndcg(gains, shuffled, 5));
    });

    [Fact]
    public void Recall_of_everything_grows_with_k() => Law.Holds(random =>
    {
        (float[] gains, float[] relevant) = Draw(random, graded: false);
        for (int k = 1; k < gains.Length + 2; k++)
        {
            Assert.True(ListMetrics.RecallAll(gains, relevant.Length, k) <= ListMetrics.RecallAll(gains, relevant.Length, k + 1));
            Assert.True(ListMetrics.HitRate(gains, k) <= ListMetrics.HitRate(gains, k + 1));
        }
    });

    private static (float[] Gains, float[] Relevant) Draw(SeededRandom random, bool graded)
    {
        float[] gains = [.. Enumerable.Range(0, random.NextInt32(30)).Select(_ => random.NextInt32(3) == 0 ? 1f + (graded ? random.NextInt32(3) : 0) : 0f)];
        return (gains, [.. gains.Where(gain => gain > 0), .. Enumerable.Range(0, random.NextInt32(5)).Select(_ => 1f)]);
    }
}
