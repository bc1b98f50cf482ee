using Microsoft.Extensions.Logging;

namespace Ranking.Core.Tests.Pages;

/// <summary>Pages that run out of time. Time passes only where a part lets it.</summary>
public class PageBudgetTests
{
    private const int Budget = 100;

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_part_that_waits_is_given_up_when_its_stages_time_is_up()
    {
        World world = WorldOf(Parts.Row("waits", async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return [];
        }));
        ValueTask<Homepage> page = ComposeAsync(world);
        _clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(page.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Homepage composed = await page;
        Assert.Equal(["needed"], composed.Rows.Select(row => row.Key));
        Assert.Equal(("waits", TraceOutcome.Late, "had no time left: of the page's 100 ms, proposing rows has until 50 ms"), Told(composed).Single());
    }

    [Fact]
    public async Task A_part_that_computes_sees_on_its_token_that_its_stages_time_is_up()
    {
        World world = WorldOf(
            Row("a", Parts.Source("slow", (_, candidates, token) =>
            {
                for (int i = 0; ; i++)
                {
                    Pass(1);
                    token.ThrowIfCancellationRequested();
                    candidates.TryAdd(i % 40, 1f);
                }
            })),
            Row("b", Parts.Source("behind it", (_, _, _) => throw new InvalidOperationException("it was called"))));
        Homepage page = await ComposeAsync(world);
        Assert.Equal(TimeSpan.FromMilliseconds(70), page.Duration);
        Assert.Equal(["slow", "behind it", "needed's"], Told(page).Select(told => told.Component));
        Assert.All(Told(page), told => Assert.Equal((TraceOutcome.Late, "had no time left: of the page's 100 ms, retrieving candidates has until 70 ms"), (told.Outcome, told.Detail)));
    }

    [Theory]
    [InlineData(39, "asked needed")]
    [InlineData(40, "needed")]
    public async Task Optional_row_kinds_are_not_asked_where_the_history_took_too_long(int milliseconds, string rows)
    {
        var composer = new HomepageComposerBuilder(new World(options: Options(), configure: builder => builder.AddRows(Needed())).Publisher, new SlowStore(() => Pass(milliseconds)), Options("hidden"), _clock)
            .AddRows(Parts.Row("hidden", (_, _, _) => ValueTask.FromResult<IReadOnlyList<RowCandidate>>([RowOf("asked", "hidden", Parts.Source(1, 2))])))
            .AddRows(Needed())
            .Build();
        Homepage page = await composer.ComposeAsync(new HomepageRequest("someone") { BudgetMs = Budget });
        Assert.Equal(rows, string.Join(' ', page.Rows.Select(row => row.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(
            milliseconds < 40 ? [] : [("hidden", TraceOutcome.Late, "is optional, and the page is late: of the page's 100 ms, reading the history has until 40 ms")],
            Told(page));
    }

    [Fact]
    public async Task Rows_of_optional_kinds_are_left_out_where_proposing_took_too_long_and_a_row_with_their_key_takes_their_place()
    {
        World world = WorldOf(
            ["hidden"],
            [
                Parts.Row("hidden", (_, _, _) =>
                {
                    Pass(50);
                    return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([RowOf("same", "hidden", Parts.Source(1, 2))]);
                }),
                Parts.Row("attribute", (_, _, _) => ValueTask.FromResult<IReadOnlyList<RowCandidate>>([RowOf("same", "attribute", Parts.Source(3, 4))])),
            ]);
        Homepage page = await ComposeAsync(world);
        Assert.Equal(["needed: needed", "same: attribute"], page.Rows.Select(row => $"{row.Key}: {row.Kind}").Order(StringComparer.Ordinal));
        Assert.Equal(("same", TraceOutcome.Late, "is optional, and the page is late: of the page's 100 ms, proposing rows has until 50 ms"), Told(page).Single());
    }

    [Fact]
    public async Task Sources_of_optional_rows_are_asked_after_those_of_the_others()
    {
        var order = new List<string>();
        ICandidateSource Source(string name) => Parts.Source(name, (_, candidates, _) =>
        {
            order.Add(name);
            candidates.TryAdd(order.Count, 1f);
            return ValueTask.CompletedTask;
        });
        World world = WorldOf(["hidden"], [Parts.Row(RowOf("hidden", "hidden", Source("first"))), Row("a", Source("second"))]);
        Homepage page = await ComposeAsync(world);
        Assert.Equal(["second", "first"], order);
        Assert.Equal(3, page.Rows.Count);
    }

    [Theory]
    [InlineData(69, 3)]
    [InlineData(70, 4)]
    public async Task Optional_signals_take_their_missing_values_where_retrieval_took_too_long(int milliseconds, int first)
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, BudgetMs = Budget, OptionalSignals = ["dear"] };
        ISignalProvider dear = Parts.Signal(new Signal("dear", Missing: 7f), (batch, column, _) =>
        {
            for (int i = 0; i < batch.Count; i++)
            {
                column.Span[i] = -batch.Items[i];
            }

            return ValueTask.CompletedTask;
        });
        IItemRanker ranker = new ItemRankerBuilder(options, _clock).AddSignals(dear).AddSignals(Parts.Signal("cheap", item => item)).UseFormula("10 * dear + cheap").Build();
        World world = WorldOf(options, [Row("a", Parts.Source("slow", (_, candidates, _) =>
        {
            candidates.TryAdd(3, 1f);
            candidates.TryAdd(4, 1f);
            Pass(milliseconds);
            return ValueTask.CompletedTask;
        }))], builder => builder.UseItemRanker(ranker));
        Homepage page = await ComposeAsync(world);
        Assert.Equal(first, page.Rows.Single(row => row.Key == "a").Items[0].Ordinal);
        Assert.Equal(milliseconds >= 70, Told(page).Contains(("dear", TraceOutcome.Late, "is optional, and the page is late: of the page's 100 ms, retrieving candidates has until 70 ms")));
    }

    [Fact]
    public async Task A_hosts_ranker_that_is_late_is_replaced_by_popularity_in_the_time_that_is_left()
    {
        World world = WorldOf(Options(), [Row("a", Parts.Source(5, 6))], builder => builder.UseItemRanker(new EndlessRanker()));
        ValueTask<Homepage> composing = ComposeAsync(world);
        _clock.Advance(TimeSpan.FromMilliseconds(70));
        Homepage page = await composing;
        Assert.Equal(2, page.Rows.Count);
        Assert.Contains(("endless", TraceOutcome.Late, "had no time left: of the page's 100 ms, retrieving candidates has until 70 ms"), Told(page));
    }

    [Fact]
    public async Task Rows_that_are_left_come_by_value_where_picking_took_too_long_and_a_replay_stops_at_the_same_step()
    {
        RowCandidate[] rows = [.. Enumerable.Range(0, 6).Select(i => RowOf($"r{i}", "test", Parts.Source(3 * i, (3 * i) + 1, (3 * i) + 2)))];
        World world = WorldOf(Options(), [.. rows.Select(Parts.Row)], builder => builder.UseRowSelector(new LastFirst(() => Pass(40))));
        Homepage page = await world.Composer.ComposeAsync(new HomepageRequest("someone") { BudgetMs = Budget, Explain = ExplainLevel.Full });
        Assert.Equal(7, page.Rows.Count);
        Assert.Equal(3, page.Trace.ComposingSteps);
        Assert.Equal(("last first", TraceOutcome.Late, "stopped after 3 steps: of the page's 100 ms, composing has until 95 ms"), Told(page).Single());
        _clock.Advance(TimeSpan.FromDays(1));
        Homepage again = world.Composer.Replay(PageTrace.FromJson(page.Trace.ToJson()));
        Assert.Equal(HomepageText.Render(page), HomepageText.Render(again));
    }

    [Fact]
    public async Task A_page_that_runs_out_of_time_while_it_is_improved_is_made_again_from_its_trace()
    {
        RowCandidate[] rows = [.. Enumerable.Range(0, 8).Select(i => RowOf($"r{i}", "test", Parts.Source(2 * i, (2 * i) + 1, (2 * i) + 2, 30 - i)))];
        var steps = new HashSet<int?>();
        for (int looks = 40; looks < 4000; looks = looks * 9 / 8)
        {
            World world = new();
            HomepageComposerBuilder builder = new HomepageComposerBuilder(world.Publisher, world.Store, Options(), new ClockOfLooks(looks)).UseRowSelector(RowSelectors.PageWise(diversity: 0.2)).AddRows(Needed());
            HomepageComposer composer = rows.Aggregate(builder, (b, row) => b.AddRows(Parts.Row(row))).Build();
            Homepage page = await composer.ComposeAsync(new HomepageRequest("someone") { BudgetMs = 60_000, Explain = ExplainLevel.Full });
            steps.Add(page.Trace.ComposingSteps);
            Assert.Equal(HomepageText.Render(page), HomepageText.Render(composer.Replay(page.Trace)));
        }

        Assert.Contains(null, steps);
        Assert.True(steps.Count > 8, $"pages stopped at {string.Join(", ", steps)}");
    }

    [Fact]
    public async Task A_callback_that_throws_when_the_time_is_up_is_logged_and_ends_nothing()
    {
        var logger = new Lines();
        World world = new();
        HomepageComposer composer = new HomepageComposerBuilder(world.Publisher, world.Store, Options(), _clock, logger)
            .AddRows(Needed())
            .AddRows(Parts.Row("hooked", async (_, _, token) =>
            {
                token.Register(() => throw new InvalidOperationException("not my token"));
                await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
                return [];
            }))
            .Build();
        ValueTask<Homepage> composing = composer.ComposeAsync(new HomepageRequest("someone") { BudgetMs = Budget });
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Single((await composing).Rows);
        Assert.Contains(logger.Written, line => line.Contains("cancellation token", StringComparison.Ordinal));
        Assert.Contains("row source 'hooked' had no time left: of the page's 100 ms, proposing rows has until 50 ms.", logger.Written);
    }

    [Fact]
    public void A_page_comes_back_within_its_budget_and_one_look_at_the_token() => Law.Holds(
        random =>
        {
            const int Look = 2;
            int budget = 20 + random.NextInt32(200);

            // As long as it likes, in pieces, with a look at the token after each.
            void Work(CancellationToken token, int most)
            {
                for (int i = random.NextInt32(most); i > 0; i--)
                {
                    Pass(Look);
                    token.ThrowIfCancellationRequested();
                }
            }

            ICandidateSource Source(int row) => Parts.Source($"source {row}", (_, candidates, token) =>
            {
                for (int i = 0; i < 6; i++)
                {
                    candidates.TryAdd((row + (7 * i)) % 60, 1f);
                    Work(token, 3);
                }

                return ValueTask.CompletedTask;
            });
            var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, OptionalRows = ["k1", "k3"], OptionalSignals = ["s1"] };
            IItemRanker ranker = new ItemRankerBuilder(options, _clock)
                .AddSignals(Parts.Signal(new Signal("s0"), (_, _, token) => Done(() => Work(token, 10))))
                .AddSignals(Parts.Signal(new Signal("s1"), (_, _, token) => Done(() => Work(token, 10))))
                .UseFormula("s0 + s1 + retrieval").Build();
            IRowSource[] sources = [.. Enumerable.Range(0, 5).Select(k => Parts.Row($"k{k}", (_, _, token) =>
            {
                Work(token, 8);
                return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([.. Enumerable.Range(0, 3).Select(r => RowOf($"k{k} {r}", $"k{k}", Source((3 * k) + r)))]);
            }))];
            World world = WorldOf(options, sources, builder => builder.UseItemRanker(ranker).UseRowSelector(new Slowly(RowSelectors.StageWise(), () => Pass(random.NextInt32(Look + 1)))));
            Homepage page = world.Composer.ComposeAsync(new HomepageRequest("someone") { BudgetMs = budget, Explain = ExplainLevel.Full }).AsTask().GetAwaiter().GetResult();
            Assert.InRange(page.Duration.TotalMilliseconds, 0, budget + Look);
            Assert.Equal(page.Rows.SelectMany(row => row.Items).Select(item => item.Ordinal).Distinct().Count(), page.Rows.Sum(row => row.Items.Count));
            Assert.DoesNotContain(Told(page), told => told.Outcome == TraceOutcome.Failed);
            Assert.Equal(page.Trace.ComposingSteps is not null, Told(page).Any(told => told.Component == "stage-wise"));
            Assert.Equal(HomepageText.Render(page), HomepageText.Render(world.Composer.Replay(page.Trace)));
        },
        300);

    [Fact]
    public void What_is_wrong_with_a_budget_is_said_when_the_composer_is_built()
    {
        RankingException error = Assert.Throws<RankingException>(() => WorldOf(new RankingOptions { BudgetMs = 2 }, [], _ => { }));
        Assert.Contains("BudgetMs must be between 5 and 60000", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<RankingException>(() => WorldOf(new RankingOptions { OptionalRows = ["hiden_gems", "trending"] }, [], _ => { }));
        Assert.Contains("OptionalRows: 'hiden_gems' is no kind that a row source proposes. Did you mean 'hidden_gems'?", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<RankingException>(() => WorldOf(new RankingOptions { OptionalSignals = ["afinity"] }, [], _ => { }));
        Assert.Contains("OptionalSignals: 'afinity' is a signal that nobody gives. Did you mean 'affinity'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_out_of_range_is_refused_at_the_door()
    {
        World world = WorldOf();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await world.Composer.ComposeAsync(new HomepageRequest("someone") { BudgetMs = 0 }));
        Assert.Contains("A page has 5 to 60000 ms; 0 ms were given.", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Component, TraceOutcome Outcome, string Detail)> Told(Homepage page) =>
        page.Trace.Entries.Where(entry => entry.Outcome is TraceOutcome.Late or TraceOutcome.Failed).Select(entry => (entry.Component, entry.Outcome, entry.Detail));

    private static RankingOptions Options(params string[] optional) => new() { DefaultRows = false, MinimumItems = 1, OptionalRows = optional };

    private static RowCandidate RowOf(string key, string kind, ICandidateSource source) => new(kind, key, $"Row {key}", [source], new Reason(ReasonKind.Custom, "because"));

    private static IRowSource Row(string key, ICandidateSource source) => Parts.Row(RowOf(key, key, source));

    private static IRowSource Needed() => Row("needed", Parts.Source("needed's", (_, candidates, _) => Done(() => candidates.TryAdd(50, 1f))));

    private static ValueTask Done(Action work)
    {
        work();
        return ValueTask.CompletedTask;
    }

    private void Pass(int milliseconds) => _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

    private static ValueTask<Homepage> ComposeAsync(World world) => world.Composer.ComposeAsync(new HomepageRequest("someone") { BudgetMs = Budget });

    private World WorldOf(params IRowSource[] rows) => WorldOf([], rows);

    private World WorldOf(string[] optional, IRowSource[] rows) => WorldOf(Options(optional), rows, _ => { });

    // A row that is needed comes behind the others.
    private World WorldOf(RankingOptions options, IRowSource[] rows, Action<HomepageComposerBuilder> configure) => new(options: options, clock: _clock, configure: builder =>
    {
        foreach (IRowSource row in rows)
        {
            builder.AddRows(row);
        }

        builder.AddRows(Needed());
        configure(builder);
    });

    private sealed class SlowStore(Action pass) : IInteractionStore
    {
        public ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken)
        {
            pass();
            return ValueTask.FromResult<IReadOnlyList<Interaction>>([]);
        }
    }

    private sealed class EndlessRanker : IItemRanker
    {
        public string Name => "endless";

        public async ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return [];
        }
    }

    private sealed class LastFirst(Action pass) : IRowSelector
    {
        public string Name => "last first";

        public int Select(RowSelection selection)
        {
            pass();
            return selection.Count - 1;
        }
    }

    private sealed class Slowly(IRowSelector selector, Action pass) : IRowSelector
    {
        public string Name => selector.Name;

        public int Select(RowSelection selection)
        {
            pass();
            return selector.Select(selection);
        }
    }

    // A minute passes in so many looks at it.
    private sealed class ClockOfLooks(int looks) : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => looks;

        public override long GetTimestamp() => 60 * _looks++;

        public override DateTimeOffset GetUtcNow() => FakeClock.Now;
    }

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
