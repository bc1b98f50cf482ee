namespace Ranking.Core.Tests.Candidates;

public class ItemRankerTests
{
    private readonly World _world = new();

    [Fact]
    public async Task Orders_a_list_by_its_formula_and_breaks_ties_by_ordinal()
    {
        RankedList list = await RankAsync(new ItemRankerBuilder().AddSignals(Parts.Signal("even", item => item % 2)).UseFormula("1 - even"), Query(5, 2, 4, 3));
        Assert.Equal([2, 4, 3, 5], list.Items.ToArray());
        Assert.Equal([1f, 1f, 0f, 0f], list.Scores.ToArray());
    }

    [Fact]
    public async Task Keeps_the_first_score_of_a_title_found_twice()
    {
        var query = new ItemQuery("q", [Parts.Source(7, 8), Parts.Source(8, 9, 7)], 10);
        RankedList list = await RankAsync(new ItemRankerBuilder().UseFormula("retrieval"), query);
        Assert.Equal([7, 9, 8], list.Items.ToArray());
        Assert.Equal([2f, 2f, 1f], list.Scores.ToArray());
    }

    [Fact]
    public async Task Describes_a_title_once_whatever_number_of_lists_it_is_in()
    {
        var batches = new List<int[]>();
        ISignalProvider signal = Parts.Signal(new Signal("s"), (batch, column, _) =>
        {
            batches.Add(batch.Items.ToArray());
            column.Span.Fill(1f);
            return ValueTask.CompletedTask;
        });
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(signal).UseFormula("s").Build();
        await ranker.RankAsync([Query(1, 2, 3), Query(3, 2, 4)], _world.Context(), CancellationToken.None);
        Assert.Equal([1, 2, 3, 4], Assert.Single(batches));
    }

    [Fact]
    public async Task Describes_row_signals_over_the_candidates_of_all_lists()
    {
        ISignalProvider place = Parts.Signal(new Signal("list", SignalScope.Row), (batch, column, _) =>
        {
            Assert.Equal([0, 2, 4], batch.ListStarts.ToArray());
            for (int i = 0; i < batch.Count; i++)
            {
                column.Span[i] = i < batch.ListStarts[1] ? 1f : -1f;
            }

            return ValueTask.CompletedTask;
        });
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(place).AddSignals(Parts.Signal("id", item => item)).UseFormula("list * id").Build();
        IReadOnlyList<RankedList> lists = await ranker.RankAsync([Query(1, 2), Query(1, 2)], _world.Context(), CancellationToken.None);
        Assert.Equal([2, 1], lists[0].Items.ToArray());
        Assert.Equal([1, 2], lists[1].Items.ToArray());
    }

    [Fact]
    public async Task Does_not_call_a_provider_nobody_reads()
    {
        ISignalProvider unused = Parts.Signal("unused", _ => throw new InvalidOperationException("called"));
        RankingContext context = _world.Context(explain: true);
        await new ItemRankerBuilder().AddSignals(unused).UseFormula("retrieval").Build().RankAsync([Query(1)], context, CancellationToken.None);
        Assert.DoesNotContain(context.Trace.Entries, entry => entry.Component == "unused");
    }

    [Fact]
    public async Task A_list_ordered_its_own_way_keeps_the_rankers_values()
    {
        ItemQuery query = Query(1, 2, 3) with { Scorer = Scorers.Formula("0 - id") };
        RankedList list = await RankAsync(new ItemRankerBuilder().AddSignals(Parts.Signal("id", item => item)).UseFormula("10 * id"), query);
        Assert.Equal([1, 2, 3], list.Items.ToArray());
        Assert.Equal([-1f, -2f, -3f], list.Scores.ToArray());
        Assert.Equal([10f, 20f, 30f], list.Values.ToArray());
    }

    [Fact]
    public async Task A_filter_drops_for_every_list()
    {
        IItemRanker ranker = new ItemRankerBuilder().AddFilter(Parts.Filter(item => item == 2)).UseFormula("retrieval").Build();
        IReadOnlyList<RankedList> lists = await ranker.RankAsync([Query(1, 2), Query(2, 3)], _world.Context(), CancellationToken.None);
        Assert.Equal([1], lists[0].Items.ToArray());
        Assert.Equal([3], lists[1].Items.ToArray());
    }

    [Fact]
    public async Task A_filter_that_fails_lets_nothing_through()
    {
        RankingContext context = _world.Context();
        IItemRanker ranker = new ItemRankerBuilder().AddFilter(Parts.Filter(_ => throw new InvalidOperationException("no rules"))).UseFormula("retrieval").Build();
        Assert.Equal(0, (await ranker.RankAsync([Query(1, 2)], context, CancellationToken.None))[0].Count);
        TraceEntry entry = Assert.Single(context.Trace.Entries, entry => entry.Outcome == TraceOutcome.Failed);
        Assert.Equal(("filter", "filter", "InvalidOperationException: no rules"), (entry.Stage, entry.Component, entry.Detail));
    }

    [Fact]
    public async Task A_source_that_throws_is_skipped_and_the_others_fill_the_list()
    {
        RankingContext context = _world.Context();
        var query = new ItemQuery("q", [Parts.Failing(), Parts.Source(4)], 10);
        IReadOnlyList<RankedList> lists = await new ItemRankerBuilder().UseFormula("retrieval").Build().RankAsync([query], context, CancellationToken.None);
        Assert.Equal([4], lists[0].Items.ToArray());
        Assert.Contains(context.Trace.Entries, entry => entry is { Stage: "source", Component: "failing", Outcome: TraceOutcome.Failed });
    }

    [Fact]
    public async Task A_source_that_is_late_is_given_up_and_its_late_candidates_are_not_read()
    {
        var gate = new TaskCompletionSource();
        ICandidateSource late = Parts.Source("late", async (_, candidates, _) =>
        {
            await gate.Task;
            candidates.TryAdd(9, 1f);
        });
        var clock = new FakeClock();
        RankingContext context = _world.Context();
        ValueTask<IReadOnlyList<RankedList>> ranking = new ItemRankerBuilder(new RankingOptions { ComponentTimeoutMs = 100 }, clock)
            .UseFormula("retrieval").Build().RankAsync([new ItemQuery("q", [late, Parts.Source(4)], 10)], context, CancellationToken.None);
        Assert.False(ranking.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(101));
        IReadOnlyList<RankedList> lists = await ranking;
        gate.SetResult();
        Assert.Equal([4], lists[0].Items.ToArray());
        TraceEntry entry = Assert.Single(context.Trace.Entries);
        Assert.Equal((TraceOutcome.Late, "did not finish within 100 ms"), (entry.Outcome, entry.Detail));
    }

    [Fact]
    public async Task Results_do_not_depend_on_which_source_finishes_first()
    {
        async Task<int[]> RankWith(bool isFirstSlow)
        {
            ICandidateSource Wait(bool isSlow, params int[] items) => Parts.Source("waits", async (_, candidates, _) =>
            {
                await Task.Yield();
                for (int i = 0; isSlow && i < 20; i++)
                {
                    await Task.Yield();
                }

                foreach (int item in items)
                {
                    candidates.TryAdd(item, item);
                }
            });
            var query = new ItemQuery("q", [Wait(isFirstSlow, 1, 2, 3), Wait(!isFirstSlow, 3, 2, 5)], 10);
            // On a clock that stands still nobody is late, however busy the machine is.
            return (await RankAsync(new ItemRankerBuilder(clock: new FakeClock()).UseFormula("1"), query)).Items.ToArray();
        }

        Assert.Equal(await RankWith(isFirstSlow: true), await RankWith(isFirstSlow: false));
    }

    [Fact]
    public async Task Cancellation_is_not_a_failure()
    {
        using var cancellation = new CancellationTokenSource();
        ICandidateSource waits = Parts.Source("waits", async (_, _, token) => await Task.Delay(Timeout.Infinite, token));
        RankingContext context = _world.Context();
        ValueTask<IReadOnlyList<RankedList>> ranking = new ItemRankerBuilder().UseFormula("retrieval").Build()
            .RankAsync([new ItemQuery("q", [waits], 10)], context, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ranking);
        Assert.Empty(context.Trace.Entries);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public async Task A_signal_that_is_not_finite_takes_its_missing_value_and_is_counted(float bad)
    {
        RankingContext context = _world.Context();
        ISignalProvider signal = Parts.Signal(new Signal("s", SignalScope.Page, Missing: 0.25f), (batch, column, _) =>
        {
            for (int i = 0; i < batch.Count; i++)
            {
                column.Span[i] = batch.Items[i] == 2 ? bad : 0.5f;
            }

            return ValueTask.CompletedTask;
        });
        IReadOnlyList<RankedList> lists = await new ItemRankerBuilder().AddSignals(signal).UseFormula("s").Build()
            .RankAsync([Query(1, 2, 3)], context, CancellationToken.None);
        Assert.Equal([1, 3, 2], lists[0].Items.ToArray());
        Assert.Equal([0.5f, 0.5f, 0.25f], lists[0].Scores.ToArray());
        Assert.Contains("1 numbers were not finite", Assert.Single(context.Trace.Entries).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_provider_that_throws_leaves_missing_values()
    {
        RankingContext context = _world.Context();
        ISignalProvider failing = Parts.Signal(new Signal("s", Missing: 3f), (_, _, _) => throw new InvalidOperationException("no model"));
        IReadOnlyList<RankedList> lists = await new ItemRankerBuilder().AddSignals(failing).UseFormula("s + retrieval").Build()
            .RankAsync([Query(1, 2)], context, CancellationToken.None);
        Assert.Equal([5f, 4f], lists[0].Scores.ToArray());
        Assert.Equal(TraceOutcome.Failed, Assert.Single(context.Trace.Entries).Outcome);
    }

    [Fact]
    public async Task A_part_whose_policy_is_to_throw_fails_the_call_with_its_cause()
    {
        ISignalProvider failing = Parts.Signal("s", _ => throw new InvalidOperationException("no model"));
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(failing, FailurePolicy.Throw).UseFormula("s").Build();
        var error = await Assert.ThrowsAnyAsync<RankingException>(async () => await ranker.RankAsync([Query(1)], _world.Context(), CancellationToken.None));
        Assert.Contains("signal 's' failed: InvalidOperationException: no model", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public async Task A_score_that_is_not_finite_never_takes_a_slot_and_is_counted()
    {
        RankingContext context = _world.Context();
        IReadOnlyList<RankedList> lists = await new ItemRankerBuilder().AddSignals(Parts.Signal("id", item => item)).UseFormula("1 / (id - 2) + 0 / (id - 3)").Build()
            .RankAsync([Query(1, 2, 3, 4)], context, CancellationToken.None);
        Assert.Equal([4, 1], lists[0].Items.ToArray());
        Assert.Contains("2 scores were not finite", Assert.Single(context.Trace.Entries).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_by_popularity_where_the_scorer_gives_nothing()
    {
        RankingContext context = _world.Context();
        IReadOnlyList<RankedList> lists = await new ItemRankerBuilder().UseFormula("0 / (retrieval - retrieval)").Build()
            .RankAsync([Query(8, 0, 1)], context, CancellationToken.None);
        Assert.Equal([0, 1, 8], lists[0].Items.ToArray());
        Assert.Contains(context.Trace.Entries, entry => entry.Component == "popularity" && entry.Outcome == TraceOutcome.Fallback);
    }

    [Fact]
    public async Task A_reorderer_moves_and_cuts()
    {
        IReorderer backwards = Parts.Reorderer(order =>
        {
            Array.Reverse(order);
            return 2;
        });
        RankedList list = await RankAsync(new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(backwards), Query(1, 2, 3));
        Assert.Equal([3, 2], list.Items.ToArray());
        Assert.Equal([1f, 2f], list.Scores.ToArray());
    }

    [Fact]
    public async Task An_answer_that_is_no_permutation_is_refused_and_the_order_stays()
    {
        foreach (Func<int[], int> wrong in new Func<int[], int>[]
        {
            order => order[0] = order[1],
            order => order[0] = 99,
            _ => 4,
            _ => -1,
        })
        {
            RankingContext context = _world.Context();
            IItemRanker ranker = new ItemRankerBuilder().UseFormula("retrieval").AddReorderer(Parts.Reorderer(wrong)).Build();
            IReadOnlyList<RankedList> lists = await ranker.RankAsync([Query(1, 2, 3)], context, CancellationToken.None);
            Assert.Equal([1, 2, 3], lists[0].Items.ToArray());
            Assert.Equal("reorder", Assert.Single(context.Trace.Entries).Stage);
        }
    }

    [Fact]
    public async Task Takes_no_more_than_asked_for_and_stops_sources_at_their_limit()
    {
        int offered = 0;
        ICandidateSource many = Parts.Source("many", (_, candidates, _) =>
        {
            for (int item = 0; item < 60 && !candidates.IsFull; item++)
            {
                offered++;
                candidates.TryAdd(item, -item);
            }

            return ValueTask.CompletedTask;
        });
        RankedList list = await RankAsync(new ItemRankerBuilder().UseFormula("retrieval"), new ItemQuery("q", [many], 3) { CandidateLimit = 7 });
        Assert.Equal([0, 1, 2], list.Items.ToArray());
        Assert.Equal(7, offered);
    }

    [Fact]
    public async Task Gives_back_every_buffer_also_when_parts_fail()
    {
        var pool = new CountingPool();
        IItemRanker ranker = ItemRankerBuilder.WithDefaults(new RankingOptions(), clock: null, logger: null, pool).Build();
        await ranker.RankAsync([Query(1, 2, 3), new ItemQuery("empty", [], 5), new ItemQuery("popular", [global::Ranking.Candidates.Popular()], 5)], _world.Context(), CancellationToken.None);
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public async Task A_signal_provider_that_is_late_keeps_the_batch_it_was_given()
    {
        // Its batch was an array of the pool's, which the next page wrote over while it still read.
        var gate = new TaskCompletionSource();
        int[]? seen = null;
        var read = new TaskCompletionSource();
        ISignalProvider late = Parts.Signal(new Signal("late"), async (batch, _, _) =>
        {
            await gate.Task;
            seen = batch.Items.ToArray();
            read.SetResult();
        });
        var clock = new FakeClock();
        var pool = new CountingPool();
        IItemRanker ranker = new ItemRankerBuilder(new RankingOptions { ComponentTimeoutMs = 100 }, clock, logger: null, pool).AddSignals(late).UseFormula("late + retrieval").Build();
        ValueTask<IReadOnlyList<RankedList>> ranking = ranker.RankAsync([Query(3, 4)], _world.Context(), CancellationToken.None);
        clock.Advance(TimeSpan.FromMilliseconds(101));
        int[] ranked = (await ranking)[0].Items.ToArray();
        Assert.Equal([3, 4], ranked);
        Assert.NotEqual(0, pool.Lent);
        gate.SetResult();
        await read.Task;
        Assert.Equal([3, 4], seen!);
    }

    [Fact]
    public async Task The_trace_does_not_tell_which_of_two_failing_sources_failed_first()
    {
        for (int i = 0; i < 20; i++)
        {
            ICandidateSource FailsAfter(string name, int yields) => Parts.Source(name, async (_, _, _) =>
            {
                for (int y = 0; y < yields; y++)
                {
                    await Task.Yield();
                }

                throw new InvalidOperationException(name);
            });
            RankingContext context = _world.Context();
            var query = new ItemQuery("q", [FailsAfter("first", 1 + (i % 5)), FailsAfter("second", 5 - (i % 5))], 5);
            await new ItemRankerBuilder(clock: new FakeClock()).UseFormula("retrieval").Build().RankAsync([query], context, CancellationToken.None);
            Assert.Equal(["first", "second"], context.Trace.Entries.Select(entry => entry.Component));
        }
    }

    [Fact]
    public async Task One_list_is_ranked_as_one_of_several()
    {
        IItemRanker ranker = ItemRankerBuilder.CreateDefault().Build();
        RankedList alone = await ranker.RankAsync(Query(1, 2, 3), _world.Context());
        int[] together = (await ranker.RankAsync([Query(1, 2, 3), Query(4)], _world.Context(), CancellationToken.None))[0].Items.ToArray();
        Assert.Equal(alone.Items.ToArray(), together);
    }

    [Fact]
    public async Task Adding_a_constant_to_the_formula_keeps_the_order()
    {
        ItemQuery query = new("q", [global::Ranking.Candidates.Popular()], 40);
        RankedList plain = await RankAsync(ItemRankerBuilder.CreateDefault().UseFormula("affinity + popularity"), query);
        RankedList shifted = await RankAsync(ItemRankerBuilder.CreateDefault().UseFormula("affinity + popularity + 4"), query);
        Assert.Equal(plain.Items.ToArray(), shifted.Items.ToArray());
    }

    [Fact]
    public async Task Ranks_lists_together_as_it_ranks_them_one_by_one()
    {
        IItemRanker ranker = ItemRankerBuilder.CreateDefault().Build();
        await Task.CompletedTask;
        Law.Holds(
            random =>
            {
                ItemQuery[] queries = [.. Enumerable.Range(0, 1 + random.NextInt32(5)).Select(_ => Query([.. Enumerable.Range(0, random.NextInt32(30)).Select(_ => random.NextInt32(60)).Distinct()]))];
                RankingContext context = _world.Context("crowd1");
                IReadOnlyList<RankedList> together = ranker.RankAsync(queries, context, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                for (int i = 0; i < queries.Length; i++)
                {
                    RankedList alone = ranker.RankAsync([queries[i]], context, CancellationToken.None).AsTask().GetAwaiter().GetResult()[0];
                    Assert.Equal(alone.Items.ToArray(), together[i].Items.ToArray());
                    Assert.Equal(alone.Scores.ToArray(), together[i].Scores.ToArray());
                    Assert.All(together[i].Items.ToArray(), item => Assert.True(context.Eligibility.IsUnwatched(item)));
                }
            },
            cases: 50);
    }

    private static ItemQuery Query(params int[] items) => new("q", [Parts.Source(items)], 100);

    private async Task<RankedList> RankAsync(ItemRankerBuilder builder, ItemQuery query) =>
        (await builder.Build().RankAsync([query], _world.Context(), CancellationToken.None))[0];
}
