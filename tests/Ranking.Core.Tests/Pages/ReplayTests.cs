namespace Ranking.Core.Tests.Pages;

public class ReplayTests
{
    private static readonly Interaction[] Fan =
        [.. Films.Fan("fan", label: 4), Films.Play("fan", 33, 2, 0.5f, InteractionKind.Progress), Films.Play("fan", 40, 2, kind: InteractionKind.ThumbsDown)];

    public static TheoryData<string, Action<HomepageComposerBuilder>?> Composers => new()
    {
        { "the default one", null },
        { "filters, scores that are not finite, a reorderer", builder => builder.AddFilter(Parts.Filter(item => item % 5 == 0)).UseItemRanker(PageTraceTests.Ranker()) },
        { "a filter in the ranker", builder => builder.UseItemRanker(ItemRankerBuilder.CreateDefault().AddFilter(Parts.Filter(item => item % 3 == 0)).Build()) },
        { "a scorer of row scope", builder => builder.UseItemRanker(new ItemRankerBuilder().UseFormula("retrieval").Build()) },
        { "signals of row scope", builder => builder.UseItemRanker(new ItemRankerBuilder()
            .AddSignals(Parts.Signal("row_hash", item => item * 37 % 11, SignalScope.Row)).UseFormula("row_hash").AddReorderer(Reorder.Cap("directors", most: 1, window: 3)).Build()) },
        { "a ranker that fails, with popularity in its place", builder => builder.UseItemRanker(new FailingRanker()) },
        { "a ranker of the host's own", builder => builder.UseItemRanker(new CountingRanker()) },
        { "a source, a signal and a row source that fail", builder => builder
            .AddSource(Parts.Failing()).AddRows(Parts.Row("broken", (_, _, _) => throw new InvalidOperationException("no rows"))) },
        { "a row with a formula over a signal that is not there", builder => builder.AddRows(Parts.Row(Parts.RowOf("typo", 3, 4, 5, 6) with { Scorer = Scorers.Formula("affinty") })) },
        { "a row with a built-in ranker and an order of its own", builder => builder.AddRows(Parts.Row(Parts.RowOf("own", 3, 4, 5, 6) with
        {
            Ranker = new ItemRankerBuilder().UseFormula("retrieval").Build(),
            Scorer = new BackwardsScorer(),
        })) },
        { "rows that depend on the request", builder => builder.AddRows(Ranking.Rows.MoreLikeThis()).AddRows(Ranking.Rows.StartHere(plays: 99)) },
        { "Reserve titles, every reorderer, scores that are corrected", builder => builder
            .AddSource(Ranking.Candidates.Reserve(Ranking.Candidates.Trending())).UseItemRanker(PageTraceTests.EveryReorderer()) },
        { "no rows at all", builder => builder.AddFilter(Parts.Filter(_ => true)) },
    };

    [Theory]
    [MemberData(nameof(Composers))]
    public async Task Makes_the_same_page_bit_for_bit(string composer, Action<HomepageComposerBuilder>? configure)
    {
        Assert.NotEmpty(composer);
        var world = new World(Fan, configure: configure);
        Homepage page = await world.PageAsync("fan", r => r with
        {
            Explain = ExplainLevel.Full,
            Device = "tv",
            Rows = 8,
            MoreLike = $"micro_genres={Films.Labels[1]}",
            Profile = r.Profile with { Onboarding = ["t002"] },
        });
        // Another composer, as another process would have it, and the trace as a file would carry it.
        Homepage replayed = new World(Fan, configure: configure).Composer.Replay(PageTrace.FromJson(page.Trace.ToJson()));
        Assert.Equal(HomepageText.Render(page), HomepageText.Render(replayed));
        Assert.Equal((page.PageId, page.At), (replayed.PageId, replayed.At));
        Assert.Equal(WithoutEntries(page.Trace), WithoutEntries(replayed.Trace));
        Assert.Equal(
            page.Rows.SelectMany(row => row.Items).Select(item => BitConverter.SingleToInt32Bits(item.Score)),
            replayed.Rows.SelectMany(row => row.Items).Select(item => BitConverter.SingleToInt32Bits(item.Score)));
    }

    [Fact]
    public async Task Asks_no_source_no_signal_and_no_store()
    {
        int asked = 0;
        World Make() => new(Fan, configure: builder => builder
            .AddSource(Parts.Source("counted", (_, candidates, _) =>
            {
                asked++;
                candidates.TryAdd(12, 1f);
                return ValueTask.CompletedTask;
            })));
        PageTrace trace = (await Make().PageAsync("fan", r => r with { Explain = ExplainLevel.Full })).Trace;
        Assert.Equal(1, asked);
        World empty = Make();
        string before = HomepageText.Render(empty.Composer.Replay(trace));
        await empty.Store.AppendAsync([Films.Play("fan", 1)], CancellationToken.None);
        Assert.Equal(before, HomepageText.Render(empty.Composer.Replay(trace)));
        Assert.Equal(1, asked);
        Assert.Equal(0, empty.Pool.Lent);
    }

    [Fact]
    public async Task A_row_with_a_scorer_of_the_hosts_own_needs_it_handed_in()
    {
        RowCandidate row = Parts.RowOf("own", 1, 2, 3) with { Scorer = new BackwardsScorer() };
        World Make() => World.Of(row);
        Homepage page = await Make().PageAsync("nobody", r => r with { Explain = ExplainLevel.Full });
        var error = Assert.Throws<RankingException>(() => Make().Composer.Replay(page.Trace));
        Assert.Contains("'own' is ordered by the scorer 'popularity'", error.Message, StringComparison.Ordinal);
        Assert.Equal(HomepageText.Render(page), HomepageText.Render(Make().Composer.Replay(page.Trace, new BackwardsScorer())));
    }

    [Fact]
    public async Task Refuses_a_trace_that_is_not_full_or_of_another_snapshot()
    {
        var world = new World(Fan);
        Assert.Contains("full trace", Assert.Throws<RankingException>(() => world.Composer.Replay(PageTrace.Empty)).Message, StringComparison.Ordinal);
        PageTrace trace = (await world.PageAsync("fan", r => r with { Explain = ExplainLevel.Full })).Trace;
        var error = Assert.Throws<RankingException>(() => new World().Composer.Replay(trace));
        Assert.Contains(trace.Snapshot, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_trace_whose_profile_may_see_other_titles_now()
    {
        DateTimeOffset end = FakeClock.Now.AddDays(1);
        static Catalog Of(DateTimeOffset? until) => new CatalogBuilder().AddRange(Films.Items(60).Select((item, i) => i == 7 ? item with { Availability = [new Availability(null, until, [])] } : item)).Build();
        PageTrace trace = (await new World(Fan, Of(end)).PageAsync("fan", r => r with { Explain = ExplainLevel.Full })).Trace;
        Assert.NotNull(new World(Fan, Of(end.AddDays(1))).Composer.Replay(trace));
        var error = Assert.Throws<RankingException>(() => new World(Fan, Of(FakeClock.Now.AddDays(-1))).Composer.Replay(trace));
        Assert.Contains("may see other titles now", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_made_without_its_history_is_replayed_without_it()
    {
        var options = new RankingOptions { OnHistoryFailure = FailurePolicy.Skip };
        var world = new World(Fan, options: options);
        var composer = new HomepageComposerBuilder(world.Publisher, new FailingStore(), options, world.Clock).Build();
        Homepage page = await composer.ComposeAsync(new HomepageRequest("fan") { Explain = ExplainLevel.Full });
        Assert.False(page.Trace.IsHistoryRead);
        Assert.Equal(HomepageText.Render(page), HomepageText.Render(world.Composer.Replay(page.Trace)));
    }

    // The trace in the repository was written by another process, on another day.
    [Fact]
    public async Task A_trace_of_another_process_gives_the_page_it_was_made_of()
    {
        string path = Repository.Path("tests", "Ranking.Core.Tests", "Golden", "trace.json");
        World world = new(Fan, options: new RankingOptions { CandidateLimit = 12, Reserve = 4, Items = 4, Rows = 4, ProposalFactor = 1 });
        Homepage page = await world.PageAsync("fan", r => r with { Explain = ExplainLevel.Full });
        if (Environment.GetEnvironmentVariable("RANKING_ACCEPT") == "1")
        {
            File.WriteAllText(path, page.Trace.ToJson());
        }

        PageTrace trace = PageTrace.FromJson(File.ReadAllText(path));
        Homepage replayed = world.Composer.Replay(trace);
        Assert.Equal(trace.Rows.Select(row => (row.Place, string.Join(' ', row.Shown))), replayed.Trace.Rows.Select(row => (row.Place, string.Join(' ', row.Shown))));
        GoldenPage.Approve(replayed, "trace");
    }

    private static string WithoutEntries(PageTrace trace) => (trace with { Entries = [] }).ToJson();

    private sealed class FailingRanker : IItemRanker
    {
        public string Name => "failing";

        public ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("the model is gone");
    }

    private sealed class CountingRanker : IItemRanker
    {
        public string Name => "counting";

        public ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<RankedList>>([.. lists.Select((_, i) => new RankedList([i, i + 20, i + 30, i + 40], [4f, 3f, 2f, 1f]))]);
    }

    private sealed class BackwardsScorer : IScorer
    {
        // A name that could be a formula.
        public string Name => "popularity";

        public IReadOnlyList<string> Requires => [];

        public SignalScope Scope => SignalScope.Row;

        public void Score(CandidateBatch batch, Span<float> scores)
        {
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] = batch.Items[i];
            }
        }
    }

    private sealed class FailingStore : IInteractionStore
    {
        public ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken) => throw new InvalidOperationException("the store is gone");
    }
}
