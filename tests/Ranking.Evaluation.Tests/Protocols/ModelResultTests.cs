namespace Ranking.Evaluation.Tests;

public class ModelResultTests
{
    private static readonly ModelResult Result = ModelResult.Create("ease", ["ann", "bob"], ["ndcg@10", "mrr"], [0.1, 0.3, 1, 0.5]);

    [Fact]
    public void Keeps_the_values_of_every_person_by_metric()
    {
        Assert.Equal([0.1, 0.3], Result.Values("ndcg@10").ToArray());
        Assert.Equal([1, 0.5], Result.Values("mrr").ToArray());
        Assert.Equal(0.75, Result.Mean("mrr"));
        Assert.Equal(Bootstrap.Mean([1, 0.5]), Result.Interval("mrr"));
    }

    [Fact]
    public void Compares_person_by_person()
    {
        ModelResult other = ModelResult.Create("pop", ["ann", "bob"], ["mrr"], [0.5, 0.5]);
        Assert.Equal(Bootstrap.Difference([1, 0.5], [0.5, 0.5]), Result.DifferenceTo(other, "mrr"));
        ModelResult strangers = ModelResult.Create("pop", ["bob", "ann"], ["mrr"], [0.5, 0.5]);
        Assert.Contains("same people in the same order", Assert.Throws<RankingException>(() => Result.DifferenceTo(strangers, "mrr")).Message, StringComparison.Ordinal);
        Assert.Contains("'pop' has no metric 'ndcg@10'", Assert.Throws<RankingException>(() => Result.DifferenceTo(other, "ndcg@10")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'ndcg@10'?", Assert.Throws<RankingException>(() => Result.Mean("ndcg@100")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_values_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => ModelResult.Create("m", [], ["mrr"], []));
        Assert.Throws<ArgumentException>(() => ModelResult.Create("m", ["ann"], [], []));
        Assert.Throws<ArgumentException>(() => ModelResult.Create("m", ["ann"], ["mrr", "mrr"], [1, 1]));
        Assert.Contains("2 metrics of 1 people are 2 values, but there are 3", Assert.Throws<ArgumentException>(() => ModelResult.Create("m", ["ann"], ["mrr", "map"], [1, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ModelResult.Create("m", ["ann"], ["mrr"], [double.NaN]));
    }
}
