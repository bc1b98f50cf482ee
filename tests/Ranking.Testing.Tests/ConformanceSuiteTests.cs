namespace Ranking.Testing.Tests;

public class ConformanceSuiteTests
{
    [Fact]
    public void Checks_in_worlds_with_the_columns_of_a_host() => new CriticsSuite().CheckAll();

    [Fact]
    public void Names_its_laws_when_it_is_asked_for_another()
    {
        var error = Assert.Throws<ArgumentException>(() => Suites.Source(_ => Candidates.Popular()).Check("is fast"));
        Assert.Contains("has no law \"is fast\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("adds no title twice; gives finite scores", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_all_broken_laws_when_all_are_checked()
    {
        ConformanceSuite suite = Suites.Source(_ => Parts.Source((_, candidates, _) =>
        {
            candidates.TryAdd(0, float.NaN);
            candidates.TryAdd(0, float.NaN);
        }));
        var error = Assert.Throws<ConformanceException>(suite.CheckAll);
        Assert.Equal("adds no title twice; gives finite scores", error.Law);
        Assert.StartsWith($"2 of {suite.Laws.Count} laws are broken:", error.Message, StringComparison.Ordinal);
        Assert.Contains("FuncSource 'broken' breaks a law of every candidate source: it gives finite scores.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Throws_the_one_broken_law_when_all_are_checked()
    {
        var error = Assert.Throws<ConformanceException>(() => Suites.Reorderer(_ => Parts.Reorderer(static (in ScoredBatch _, Span<int> order) => Math.Min(2, order.Length))).CheckAll());
        Assert.Equal("loses nothing", error.Law);
    }

    [Fact]
    public void Holds_a_reorderer_that_places_Reserve_to_the_list_it_was_given()
    {
        var error = Assert.Throws<ConformanceException>(() => Suites.Reorderer(_ => new Greedy()).CheckAll());
        Assert.Equal("loses nothing", error.Law);
        Assert.Contains("1 titles of a list of 1 made way for Reserve", error.CounterExample, StringComparison.Ordinal);
    }

    [Fact]
    public void Allows_a_reorderer_to_cut_and_a_scorer_to_compare_where_their_suites_say_so()
    {
        Suites.Reorderer(_ => Parts.Reorderer(static (in ScoredBatch _, Span<int> order) => Math.Min(2, order.Length)), mayCut: true).CheckAll();
        Suites.Scorer(_ => Parts.Scorer((batch, scores) => scores.Span.Fill(1f / batch.Count)), isContextual: true).CheckAll();
    }

    [Fact]
    public void Holds_an_approximate_index_to_the_recall_it_is_to_have()
    {
        var error = Assert.Throws<ConformanceException>(() => Suites.Index(BrokenIndexes.Forgetful).Check("finds the nearest"));
        Assert.Contains("nearest rows, which is less than 0.9", error.CounterExample, StringComparison.Ordinal);
        Suites.Index(BrokenIndexes.Forgetful, leastRecall: 0f).CheckAll();
    }

    [Fact]
    public void Finds_out_a_part_that_never_answers()
    {
        var error = Assert.Throws<ConformanceException>(() => new HangingSuite().Check("answers everybody"));
        Assert.Contains("profile 'nobody yet': it was not done after 0.05 s", error.CounterExample, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_out_a_suite_that_creates_nothing()
    {
        var error = Assert.Throws<ConformanceException>(() => Suites.Source(_ => null!).Check("answers everybody"));
        Assert.Contains("the suite created null instead of a part", error.CounterExample, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_cancelled_between_two_worlds() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        async () => await Suites.Source(_ => Candidates.Popular()).CheckAsync("answers everybody", new CancellationToken(canceled: true)));

    [Fact]
    public void Gives_the_same_counter_example_on_every_run()
    {
        string[] messages = [.. Enumerable.Range(0, 2).Select(_ => Assert.Throws<ConformanceException>(
            () => Suites.Signals(_ => Parts.Signals((batch, column, _) => column.Span.Fill(batch.Count))).Check("describes a candidate whatever others are there")).Message)];
        Assert.Equal(messages[0], messages[1]);
    }

    [Fact]
    public void The_page_shows_what_a_broken_source_is_told()
    {
        const string Law = "fills its places with what may be shown";
        string message = Assert.Throws<ConformanceException>(() => BrokenSources.All[Law].Suite.Check(Law)).Message;
        string page = File.ReadAllText(Repository.Path("docs", "testing.md"));
        Assert.True(page.Contains($"```text\n{message}\n```", StringComparison.Ordinal), $"docs/testing.md does not show:\n{message}");
    }

    private sealed class HangingSuite : CandidateSourceSuite
    {
        protected override TimeSpan Patience => TimeSpan.FromMilliseconds(50);

        protected override ICandidateSource CreateSource(World world) => new Hanging();
    }

    private sealed class Hanging : ICandidateSource
    {
        public string Name => "hanging";

        public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken) => new(new TaskCompletionSource().Task);
    }

    /// <summary>Puts Reserve in front, and keeps the length of the list.</summary>
    private sealed class Greedy : IReorderer
    {
        public string Name => "greedy";

        public bool PlacesReserve => true;

        public int Reorder(in ScoredBatch batch, Span<int> order)
        {
            int[] moved = [.. order[^batch.ReserveCount..], .. order[..^batch.ReserveCount]];
            moved.CopyTo(order);
            return order.Length - batch.ReserveCount;
        }
    }
}
