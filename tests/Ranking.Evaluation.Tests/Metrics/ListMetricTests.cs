namespace Ranking.Evaluation.Tests;

public class ListMetricTests
{
    [Theory]
    [InlineData("ndcg@100", "ndcg@100", 100)]
    [InlineData(" NDCG@10", "ndcg@10", 10)]
    [InlineData("recall_all@050", "recall_all@50", 50)]
    [InlineData("map", "map", null)]
    public void Reads_a_name_and_how_many_ranks_count(string text, string name, int? k)
    {
        ListMetric metric = ListMetric.Parse(text);
        Assert.Equal(name, metric.Name);
        Assert.Equal(name, metric.ToString());
        Assert.Equal(k, metric.K);
    }

    [Theory]
    [InlineData("ndcgg@10", "Did you mean 'ndcg'?")]
    [InlineData("", "Known: hit, map, mrr, ndcg, precision, recall, recall_all.")]
    [InlineData("accuracy", "Known: hit, map, mrr, ndcg, precision, recall, recall_all.")]
    [InlineData("ndcg@", "at least 1 behind '@', such as 'ndcg@10'")]
    [InlineData("ndcg@0", "at least 1 behind '@', such as 'ndcg@10'")]
    [InlineData("ndcg@-3", "at least 1 behind '@', such as 'ndcg@10'")]
    [InlineData("recall@99999999999", "at least 1 behind '@', such as 'recall@10'")]
    [InlineData("hit@1@2", "at least 1 behind '@', such as 'hit@10'")]
    public void Says_what_is_wrong_with_a_name(string text, string part) =>
        Assert.Contains(part, Assert.Throws<RankingException>(() => ListMetric.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Reads_several_names_each_once_and_tells_all_mistakes_at_once()
    {
        Assert.Equal(["ndcg@100", "mrr"], ListMetric.ParseAll("ndcg@100, mrr,ndcg@100,").Select(metric => metric.Name));
        string message = Assert.Throws<RankingException>(() => ListMetric.ParseAll("nDCGs, mrr, hit@x")).Message;
        Assert.Contains("Did you mean 'ndcg'?", message, StringComparison.Ordinal);
        Assert.Contains("'hit@x' needs", message, StringComparison.Ordinal);
        Assert.Contains("No metric is named", Assert.Throws<RankingException>(() => ListMetric.ParseAll(" , ")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_is_more_than_refused() => Law.HoldsForTexts(text =>
    {
        try
        {
            Assert.InRange(ListMetric.Parse(text).Evaluate([1], [1]), 0d, 1d);
        }
        catch (RankingException)
        {
            // The one error a name may cause.
        }
    });

    [Fact]
    public void Measures_by_the_function_of_its_name()
    {
        float[] gains = [0, 1, 1, 0];
        float[] relevant = [1, 1, 1, 0];
        Assert.Equal(ListMetrics.Ndcg(gains, relevant, 3), ListMetric.Parse("ndcg@3").Evaluate(gains, relevant));
        Assert.Equal(ListMetrics.Recall(gains, 3, 2), ListMetric.Parse("recall@2").Evaluate(gains, relevant));
        Assert.Equal(ListMetrics.RecallAll(gains, 3, 2), ListMetric.Parse("recall_all@2").Evaluate(gains, relevant));
        Assert.Equal(ListMetrics.Precision(gains, 2), ListMetric.Parse("precision@2").Evaluate(gains, relevant));
        Assert.Equal(ListMetrics.Precision(gains, 4), ListMetric.Parse("precision").Evaluate(gains, relevant));
        Assert.Equal(ListMetrics.HitRate(gains, 1), ListMetric.Parse("hit@1").Evaluate(gains, relevant));
        Assert.Equal(ListMetrics.AveragePrecision(gains, 3), ListMetric.Parse("map").Evaluate(gains, relevant));
        Assert.Equal(ListMetrics.ReciprocalRank(gains), ListMetric.Parse("mrr").Evaluate(gains, relevant));
    }
}
