namespace Ranking.Evaluation.Tests;

public class ListEvaluatorTests
{
    private static readonly IReadOnlyList<ListMetric> Metrics = ListMetric.ParseAll("ndcg@3,recall@2,recall_all@2,mrr,hit@1,map");

    [Fact]
    public void Ranks_every_title_outside_of_the_history()
    {
        // The history's own titles score highest, and are not ranked: the list is 3, 1, 4, 5.
        ModelResult result = ListEvaluator.Evaluate("fixed", Fixed(9, 2, 9, 3, 1, 0), 6, [new HeldOutProfile("ann", [0, 2], [1, 5])], Metrics);
        Assert.Equal("fixed", result.Model);
        Assert.Equal(["ann"], result.ProfileIds);
        Assert.Equal(["ndcg@3", "recall@2", "recall_all@2", "mrr", "hit@1", "map"], result.Metrics);
        Assert.Equal(1 / Math.Log2(3) / (1 + (1 / Math.Log2(3))), result.Mean("ndcg@3"), 1e-12);
        Assert.Equal(0.5, result.Mean("recall@2"));
        Assert.Equal(0.5, result.Mean("mrr"));
        Assert.Equal(0d, result.Mean("hit@1"));
        Assert.Equal((0.5 + (2 / 4d)) / 2, result.Mean("map"), 1e-12);
    }

    [Fact]
    public void Ties_break_by_ordinal_and_what_is_not_finite_sinks_and_is_counted()
    {
        float[] scores = [float.NaN, float.MinValue, float.PositiveInfinity, 0, -0f, float.NegativeInfinity];
        for (int item = 0; item < 6; item++)
        {
            ModelResult result = ListEvaluator.Evaluate("odd", Fixed(scores), 6, [new HeldOutProfile("ann", [], [item])], [ListMetric.Parse("mrr")]);
            int rank = Array.IndexOf([3, 4, 1, 0, 2, 5], item) + 1;
            Assert.Equal(1d / rank, result.Mean("mrr"), 1e-12);
            Assert.Equal(3, result.NonFiniteCount);
        }
    }

    [Fact]
    public void Equals_sorting_everything_whatever_the_threads() => Law.Holds(
        random =>
        {
            int items = 2 + random.NextInt32(40);
            HeldOutProfile[] people = [.. Enumerable.Range(0, 1 + random.NextInt32(20)).Select(i => Person(random, $"p{i}", items))];
            ModelResult one = ListEvaluator.Evaluate("hash", Hashed, items, people, Metrics);
            ModelResult four = ListEvaluator.Evaluate("hash", Hashed, items, people, Metrics, threads: 4);
            Assert.Equal(one.NonFiniteCount, four.NonFiniteCount);
            foreach (ListMetric metric in Metrics)
            {
                Assert.Equal(one.Values(metric.Name), four.Values(metric.Name));
                for (int i = 0; i < people.Length; i++)
                {
                    Assert.Equal(Sorted(people[i], items, metric), one.Values(metric.Name)[i], 1e-12);
                }
            }
        },
        cases: 60);

    [Fact]
    public void Scores_come_as_noughts_for_every_person()
    {
        HeldOutProfile[] people = [.. Enumerable.Range(0, 5).Select(i => new HeldOutProfile($"p{i}", [0], [2]))];
        ListEvaluator.Evaluate("adds", (history, scores) =>
        {
            Assert.All(scores.ToArray(), score => Assert.Equal(0f, score));
            scores.Fill(5);
        }, 3, people, Metrics);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Tells_how_many_people_are_done_and_ends_with_all(int threads)
    {
        var progress = new Recorder();
        HeldOutProfile[] people = [.. Enumerable.Range(0, 250).Select(i => new HeldOutProfile($"p{i}", [0], [1]))];
        ListEvaluator.Evaluate("quick", Fixed(0, 1), 2, people, Metrics, threads, progress);
        Assert.Equal(progress.Reports.Order(), progress.Reports);
        Assert.Equal(250, progress.Reports[^1]);
        Assert.InRange(progress.Reports.Count, 10, 130);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stops_when_it_is_told_to_and_lets_the_models_error_out(int threads)
    {
        HeldOutProfile[] people = [.. Enumerable.Range(0, 20).Select(i => new HeldOutProfile($"p{i}", [0], [1]))];
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => ListEvaluator.Evaluate("slow", (_, _) => source.Cancel(), 2, people, Metrics, threads, null, source.Token));
        var error = Assert.Throws<InvalidDataException>(() =>
            ListEvaluator.Evaluate("broken", (_, _) => throw new InvalidDataException("no model"), 2, people, Metrics, threads));
        Assert.Equal("no model", error.Message);
    }

    [Fact]
    public void Refuses_what_cannot_be_measured()
    {
        HeldOutProfile ann = new("ann", [0], [1]);
        Assert.Throws<ArgumentException>(() => ListEvaluator.Evaluate("m", Fixed(0, 1), 2, [], Metrics));
        Assert.Throws<ArgumentException>(() => ListEvaluator.Evaluate("m", Fixed(0, 1), 2, [ann], []));
        Assert.Throws<ArgumentException>(() => ListEvaluator.Evaluate("m", Fixed(0, 1), 2, [ann], [Metrics[0], Metrics[0]]));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => ListEvaluator.Evaluate("m", Fixed(0, 1), 2, [ann], Metrics, threads: 0));
        Assert.Throws<ArgumentOutOfRangeException>("itemCount", () => ListEvaluator.Evaluate("m", Fixed(), 0, [ann], Metrics));
        Assert.Contains("'ann' has title 1, but there are 1", Assert.Throws<ArgumentException>(() => ListEvaluator.Evaluate("m", Fixed(0), 1, [ann], Metrics)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_holds_out_what_is_not_in_its_history()
    {
        Assert.Contains("Nothing is held out of profile 'ann'", Assert.Throws<ArgumentException>(() => new HeldOutProfile("ann", [1], [])).Message, StringComparison.Ordinal);
        Assert.Contains("held out and in the history", Assert.Throws<ArgumentException>(() => new HeldOutProfile("ann", [1, 2], [3, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new HeldOutProfile("ann", [-1], [3]));
        Assert.Throws<ArgumentException>(() => new HeldOutProfile("ann", [1], [-3]));
        var profile = new HeldOutProfile("ann", [2, 1, 2], [3, 5, 3]);
        Assert.Equal([2, 1, 2], profile.History);
        Assert.Equal([3, 5], profile.HeldOut);
    }

    private static HistoryScorer Fixed(params float[] scores) => (_, all) => scores.CopyTo(all);

    // A score that depends on the history and the title, with many ties and some that are not finite.
    private static void Hashed(ReadOnlySpan<int> history, Span<float> scores)
    {
        int sum = 1;
        foreach (int item in history)
        {
            sum += item;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            int score = sum * (i + 3) % 11;
            scores[i] = score == 10 ? float.NaN : score;
        }
    }

    private static double Sorted(HeldOutProfile person, int items, ListMetric metric)
    {
        var scores = new float[items];
        Hashed(person.History, scores);
        int[] history = [.. person.History];
        int[] ranked = [.. Enumerable.Range(0, items).Where(item => !history.Contains(item)).OrderBy(item => float.IsNaN(scores[item])).ThenByDescending(item => scores[item]).ThenBy(item => item)];
        var gains = new float[ranked.Length];
        ListMetrics.Gains(ranked, person.HeldOut, gains);
        return metric.Evaluate(gains, [.. person.HeldOut.ToArray().Select(_ => 1f)]);
    }

    private static HeldOutProfile Person(SeededRandom random, string id, int items)
    {
        int[] titles = [.. Enumerable.Range(0, items).OrderBy(_ => random.NextUInt64())];
        int heldOut = 1 + random.NextInt32(Math.Min(5, items));
        return new HeldOutProfile(id, titles.AsSpan(heldOut, random.NextInt32(items - heldOut + 1)), titles.AsSpan(0, heldOut));
    }

    private sealed class Recorder : IProgress<int>
    {
        public List<int> Reports { get; } = [];

        public void Report(int value) => Reports.Add(value);
    }
}
