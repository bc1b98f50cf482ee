namespace Ranking.Core.Tests.Pages;

public class HomepageComposerTests
{
    [Fact]
    public async Task Drops_a_repeated_item_and_refills_the_lower_row_from_its_reserve()
    {
        World world = World.Of(new RankingOptions { DefaultRows = false, MinimumItems = 1, Items = 3, Formula = "popularity" }, Pinned(0, "a", 1, 2, 3), Pinned(1, "b", 2, 3, 4, 5, 6));
        Homepage page = await world.PageAsync("p");
        Assert.Equal("a: t001 t002 t003\nb: t004 t005 t006", World.Outline(page));
    }

    [Fact]
    public async Task A_row_that_allows_repeats_keeps_them()
    {
        World world = World.Of(Pinned(0, "a", 1, 2), Pinned(1, "b", 1, 2) with { AllowsRepeats = true });
        Assert.Equal("a: t001 t002\nb: t001 t002", World.Outline(await world.PageAsync("p")));
    }

    [Fact]
    public async Task A_row_below_its_minimum_gives_way_to_the_next()
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 2 };
        World world = World.Of(options, Pinned(0, "a", 1, 2), Parts.RowOf("thin", 1, 2, 3) with { Scorer = Scorers.Retrieval }, Parts.RowOf("b", 4, 5));
        Assert.Equal(["a", "b"], (await world.PageAsync("p")).Rows.Select(row => row.Key));
    }

    [Fact]
    public async Task Rows_come_by_the_value_of_the_titles_seen_first_after_dedupe()
    {
        // Popularity falls with (item mod 9): 0 is the most popular kind, 8 the least.
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, Formula = "popularity" };
        World world = World.Of(options, Parts.RowOf("low", 8, 17), Parts.RowOf("best", 0, 9, 18), Parts.RowOf("echo", 0, 9, 17), Parts.RowOf("middle", 3, 12, 21));
        Homepage page = await world.PageAsync("p");
        // Of the echo the best row leaves one title, which the low row, coming first of two equal rows, leaves nothing of.
        Assert.Equal(["best", "middle", "low"], page.Rows.Select(row => row.Key));
    }

    [Fact]
    public async Task Rows_can_keep_the_order_they_were_proposed_in()
    {
        var world = new World(options: new RankingOptions { DefaultRows = false, MinimumItems = 1 }, configure: builder => builder
            .AddRows(Parts.Row(Parts.RowOf("low", 8, 17))).AddRows(Parts.Row(Parts.RowOf("best", 0, 9))).UseRowSelector(RowSelectors.AsProposed()));
        Assert.Equal(["low", "best"], (await world.PageAsync("p")).Rows.Select(row => row.Key));
    }

    [Fact]
    public async Task Pinned_rows_stay_put_and_close_ranks_where_no_other_row_is_left()
    {
        World world = World.Of(Parts.RowOf("a", 1), Pinned(1, "second", 2), Parts.RowOf("b", 3), Pinned(9, "last", 4));
        Homepage page = await world.PageAsync("p");
        Assert.Equal("second", page.Rows[1].Key);
        Assert.Equal("last", page.Rows[3].Key);
    }

    [Fact]
    public async Task A_row_promised_no_later_than_a_place_is_there_by_then()
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, Formula = "popularity" };
        World world = World.Of(options, Parts.RowOf("a", 0), Parts.RowOf("b", 9), Parts.RowOf("c", 18), Parts.RowOf("promised", 8) with { NoLaterThan = 1 });
        Assert.Equal("promised", (await world.PageAsync("p")).Rows[1].Key);
    }

    [Fact]
    public async Task Of_two_rows_with_one_key_the_first_is_kept()
    {
        World world = World.Of(Parts.RowOf("a", 1), Parts.RowOf("a", 2));
        Assert.Equal("a: t001", World.Outline(await world.PageAsync("p")));
    }

    [Fact]
    public async Task One_title_of_a_series_is_enough_for_a_page()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Films.Items(20).Select((item, i) => i is 3 or 4 or 5 ? item with { SeriesId = "saga" } : item)).Build();
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1 };
        var world = new World([], catalog, options, builder => builder
            .AddRows(Parts.Row(Pinned(0, "a", 3, 4, 6))).AddRows(Parts.Row(Pinned(1, "b", 5, 7))));
        Assert.Equal("a: t003 t006\nb: t007", World.Outline(await world.PageAsync("p")));
    }

    [Fact]
    public async Task The_same_request_gives_the_same_page()
    {
        var world = new World(Films.Fan("fan", label: 2));
        Homepage first = await world.PageAsync("fan");
        Homepage again = await world.PageAsync("fan");
        Assert.Equal(GoldenPage.Write(first), GoldenPage.Write(again));
        Assert.Equal(first.PageId, again.PageId);
        Assert.NotEqual(first.PageId, (await world.PageAsync("fan", r => r with { Epoch = 1 })).PageId);
        Assert.NotEqual(first.PageId, (await world.PageAsync("other")).PageId);
    }

    [Fact]
    public async Task Pages_made_at_the_same_time_do_not_disturb_each_other()
    {
        var world = new World([.. Enumerable.Range(0, 6).SelectMany(label => Films.Fan($"fan{label}", label))]);
        string[] alone = new string[6];
        for (int i = 0; i < 6; i++)
        {
            alone[i] = GoldenPage.Write(await world.PageAsync($"fan{i}"));
        }

        Homepage[] together = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => world.PageAsync($"fan{i % 6}"))));
        for (int i = 0; i < together.Length; i++)
        {
            Assert.Equal(alone[i % 6], GoldenPage.Write(together[i]));
        }
    }

    [Fact]
    public async Task What_one_profile_does_changes_its_next_page_and_nobody_elses()
    {
        var world = new World([.. Films.Fan("a", label: 1), .. Films.Fan("b", label: 1)]);
        string before = GoldenPage.Write(await world.PageAsync("b"));
        Homepage first = await world.PageAsync("a");
        string shown = first.Rows[0].Items[0].Id;
        await world.Store.AppendAsync([new Interaction("new", "a", shown, InteractionKind.Complete, FakeClock.Now)], CancellationToken.None);
        Homepage next = await world.PageAsync("a");
        Assert.DoesNotContain(next.Rows.SelectMany(row => row.Items), item => item.Id == shown);
        Assert.Equal(before, GoldenPage.Write(await world.PageAsync("b")));
    }

    [Fact]
    public async Task Different_tastes_see_different_rows_titles_and_artwork()
    {
        var world = new World([.. Films.Fan("a", label: 0), .. Films.Fan("b", label: 3)]);
        Homepage a = await world.PageAsync("a", r => r with { Items = 6 });
        Homepage b = await world.PageAsync("b", r => r with { Items = 6 });
        Assert.NotEqual(a.Rows.Select(row => row.Key), b.Rows.Select(row => row.Key));
        var artworkOfA = a.Rows.SelectMany(row => row.Items).ToDictionary(item => item.Id, item => item.Artwork!.Name, StringComparer.Ordinal);
        Assert.Contains(b.Rows.SelectMany(row => row.Items), item => artworkOfA.TryGetValue(item.Id, out string? artwork) && artwork != item.Artwork!.Name);
    }

    [Fact]
    public async Task Every_row_and_title_has_a_reason_and_a_finite_score() => await LawOfPages((page, _) =>
    {
        Assert.All(page.Rows, row => Assert.NotEmpty(row.Reason.ToString()));
        Assert.All(page.Rows.SelectMany(row => row.Items), item =>
        {
            Assert.NotEmpty(item.Reason.ToString());
            Assert.True(float.IsFinite(item.Score));
        });
        Assert.All(page.Rows, row => Assert.True(float.IsFinite(row.Score)));
    });

    [Fact]
    public async Task A_page_keeps_its_laws() => await LawOfPages((page, context) =>
    {
        string[] shown = [.. page.Rows.Where(row => row.Kind != RowKinds.ContinueWatching).SelectMany(row => row.Items).Select(item => item.Id)];
        Assert.Equal(shown.Length, shown.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.Rows, row => Assert.InRange(row.Items.Count, row.Kind == RowKinds.ContinueWatching ? 1 : 4, 15));
        foreach (HomepageRow row in page.Rows)
        {
            Assert.All(row.Items, item => Assert.True(row.Kind == RowKinds.ContinueWatching
                ? context.Eligibility.IsAvailable(item.Ordinal)
                : context.Eligibility.IsUnwatched(item.Ordinal)));
        }
    });

    [Fact]
    public async Task Gives_back_every_buffer_also_where_a_source_fails()
    {
        var world = new World(Films.Fan("fan", label: 2), configure: builder => builder.AddSource(Parts.Failing()));
        Assert.Contains((await world.PageAsync("fan")).Trace.Entries, entry => entry.Outcome == TraceOutcome.Failed);
        Assert.Equal(0, world.Pool.Lent);
    }

    [Fact]
    public async Task Gives_back_every_buffer()
    {
        var world = new World(Films.Fan("fan", label: 2));
        await world.PageAsync("fan");
        await world.PageAsync("nobody");
        Assert.Equal(0, world.Pool.Lent);
    }

    [Fact]
    public async Task A_new_profile_gets_popular_rows_and_the_page_says_so()
    {
        Homepage page = await new World().PageAsync("nobody");
        Assert.NotEmpty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry.Detail.Contains("ranked by popularity", StringComparison.Ordinal));
        Assert.All(page.Rows.SelectMany(row => row.Items), item => Assert.Contains(item.Reason.Kind, new[] { ReasonKind.Popular, ReasonKind.Trending, ReasonKind.StartHere }));
    }

    [Fact]
    public async Task One_play_is_enough_for_a_page_of_ones_own()
    {
        var world = new World([Films.Play("one", 2)]);
        Homepage page = await world.PageAsync("one");
        Assert.DoesNotContain(page.Trace.Entries, entry => entry.Detail.Contains("no taste", StringComparison.Ordinal));
        Assert.NotEqual(World.Outline(await world.PageAsync("nobody")), World.Outline(page));
    }

    [Fact]
    public async Task Onboarding_picks_stand_in_until_there_are_ten_plays()
    {
        var world = new World(Films.Fan("b", label: 3, plays: 10));
        var request = new HomepageRequest(new Profile("fresh") { Onboarding = ["t003", "t009", "nonsense"] });
        Homepage page = await world.Composer.ComposeAsync(request);
        Assert.DoesNotContain(page.Trace.Entries, entry => entry.Detail.Contains("no taste", StringComparison.Ordinal));
        Homepage played = await world.Composer.ComposeAsync(request with { Profile = new Profile("b") { Onboarding = ["t000"] } });
        Assert.Equal(World.Outline(await world.PageAsync("b")), World.Outline(played));
    }

    [Fact]
    public async Task An_empty_catalog_gives_an_empty_page_that_says_why()
    {
        Homepage page = await new World([], new CatalogBuilder().Build()).PageAsync("p");
        Assert.Empty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry.Detail == "the catalog is empty");
    }

    [Fact]
    public async Task Someone_who_may_see_nothing_gets_an_empty_page_that_says_why()
    {
        var world = new World();
        Homepage page = await world.Composer.ComposeAsync(new HomepageRequest(new Profile("p") { Maturity = "not a label" }));
        Assert.Empty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry.Detail.Contains("titles enough that the person may see", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_label_with_one_title_is_no_row()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Films.Items(30)).Add(new CatalogItem("t999", "Alone") { Categories = { ["micro_genres"] = ["Only One"] } }).Build();
        var world = new World([.. Films.Fan("fan", 0), new Interaction("x", "fan", "t999", InteractionKind.Complete, FakeClock.Now)], catalog);
        Assert.DoesNotContain((await world.PageAsync("fan", r => r with { Rows = 50 })).Rows, row => row.Value == "Only One");
    }

    [Fact]
    public async Task Columns_of_nan_and_infinity_give_a_page()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Films.Items(30).Select((item, i) => item with
        {
            Numbers = new Dictionary<string, float>(StringComparer.Ordinal) { ["rating"] = i % 2 == 0 ? float.NaN : float.PositiveInfinity },
        })).Build();
        var world = new World(Films.Fan("fan", 0), catalog, configure: builder => builder.UseItemRanker(
            ItemRankerBuilder.CreateDefault().AddSignals(Signals.Column("rating")).UseFormula("affinity + item.rating").Build()));
        Assert.NotEmpty((await world.PageAsync("fan")).Rows);
    }

    [Fact]
    public async Task A_catalog_without_labels_texts_or_vectors_gives_a_page()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 12).Select(i => new CatalogItem($"t{i:d3}", $"x{i}"))).Build();
        var world = new World([Films.Play("p", 1), Films.Play("q", 2)], catalog);
        Assert.NotEmpty((await world.PageAsync("p")).Rows);
    }

    [Fact]
    public async Task A_row_source_that_throws_costs_only_its_rows()
    {
        var world = new World(configure: builder => builder.AddRows(Parts.Row("broken", (_, _, _) => throw new InvalidOperationException("no rows"))));
        Homepage page = await world.PageAsync("p");
        Assert.NotEmpty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry is { Stage: "row source", Component: "broken", Outcome: TraceOutcome.Failed });
    }

    [Fact]
    public async Task An_item_ranker_that_throws_leaves_its_rows_to_popularity()
    {
        var world = new World(configure: builder => builder.UseItemRanker(new BrokenRanker()));
        Homepage page = await world.PageAsync("p");
        Assert.NotEmpty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry.Component == "broken" && entry.Detail == "its rows are ranked by popularity");
    }

    [Fact]
    public async Task A_filter_of_the_page_holds_also_where_popularity_stands_in()
    {
        var world = new World(configure: builder => builder.UseItemRanker(new BrokenRanker()).AddFilter(Parts.Filter(item => item % 2 == 0)));
        Homepage page = await world.PageAsync("p");
        Assert.NotEmpty(page.Rows);
        Assert.All(page.Rows.SelectMany(row => row.Items), item => Assert.Equal(1, item.Ordinal % 2));
    }

    // Filters of a page ran by a loop of their own that told the trace nothing of what they dropped.
    [Fact]
    public async Task An_explained_page_tells_what_its_filters_dropped()
    {
        var world = new World(configure: builder => builder.AddFilter(Parts.Filter(item => item % 2 == 0)));
        TraceEntry entry = Assert.Single((await world.PageAsync("p", r => r with { Explain = ExplainLevel.Full })).Trace.Entries, entry => entry.Stage == "filter");
        Assert.Equal((TraceOutcome.Ran, 60, 30), (entry.Outcome, entry.In, entry.Out));
    }

    [Fact]
    public async Task Rows_of_a_ranker_with_filters_of_its_own_are_left_out_when_it_fails()
    {
        var world = new World();
        var scorer = new NamelessScorer();
        IItemRanker ranker = ItemRankerBuilder.CreateDefault().AddFilter(Parts.Filter(item => item % 2 == 0)).UseScorer(scorer).Build();
        scorer.HasName = false;
        HomepageComposer composer = new HomepageComposerBuilder(world.Publisher, world.Store).UseItemRanker(ranker).Build();
        Homepage page = await composer.ComposeAsync(new HomepageRequest("p") { At = FakeClock.Now });
        Assert.Empty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry.Detail.Contains("could not keep its filters", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_whose_policy_is_to_throw_fails_the_page()
    {
        IItemRanker ranker = ItemRankerBuilder.CreateDefault()
            .AddSignals(Parts.Signal("s", _ => throw new InvalidOperationException("no model")), FailurePolicy.Throw)
            .UseFormula("affinity + s")
            .Build();
        var world = new World(configure: builder => builder.UseItemRanker(ranker));
        var error = await Assert.ThrowsAnyAsync<RankingException>(async () => await world.PageAsync("p"));
        Assert.Contains("'s' failed: InvalidOperationException: no model", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pure_part_that_gives_up_by_itself_is_not_a_cancellation()
    {
        var world = new World(configure: builder => builder.AddFilter(Parts.Filter(_ => throw new TaskCanceledException("mine"))));
        Homepage page = await world.PageAsync("p");
        Assert.Empty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry is { Stage: "filter", Outcome: TraceOutcome.Failed });
    }

    [Fact]
    public async Task A_row_of_one_series_is_worth_the_one_title_it_can_show()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Films.Items(60).Select((item, i) => i % 9 == 0 ? item with { SeriesId = "saga" } : item)).Build();
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, Formula = "popularity" };
        var world = new World(Films.Crowd(), catalog, options, builder => builder
            .AddRows(Parts.Row(Parts.RowOf("saga", 0, 9, 18, 27, 36))).AddRows(Parts.Row(Parts.RowOf("films", 1, 2, 3, 4, 5))));
        Homepage page = await world.PageAsync("p");
        Assert.Equal(["films", "saga"], page.Rows.Select(row => row.Key));
        Assert.Single(page.Rows[1].Items);
    }

    [Fact]
    public async Task A_row_that_asks_for_no_titles_still_needs_one()
    {
        World world = World.Of(Parts.RowOf("empty") with { MinimumItems = 0 }, Parts.RowOf("a", 1));
        Assert.Equal("a: t001", World.Outline(await world.PageAsync("p")));
    }

    [Fact]
    public async Task Scores_near_the_end_of_floats_do_not_become_infinite()
    {
        World world = World.Of(new RankingOptions { DefaultRows = false, MinimumItems = 1, Formula = "3e38 + 0 * popularity" }, Parts.RowOf("a", 1, 2, 3, 4, 5));
        Assert.True(float.IsFinite((await world.PageAsync("p")).Rows[0].Score));
    }

    [Fact]
    public async Task Rows_without_what_they_need_cost_only_their_source()
    {
        foreach (RowCandidate? bad in new[] { null, Parts.RowOf("bad") with { Sources = null! }, Parts.RowOf("bad") with { Sources = [null!] }, Parts.RowOf("bad") with { Title = null! } })
        {
            World world = new(configure: builder => builder.AddRows(Parts.Row("bad rows", (_, _, _) => ValueTask.FromResult<IReadOnlyList<RowCandidate>>([bad!]))));
            Homepage page = await world.PageAsync("p");
            Assert.NotEmpty(page.Rows);
            Assert.Contains(page.Trace.Entries, entry => entry is { Component: "bad rows", Outcome: TraceOutcome.Failed });
        }
    }

    [Fact]
    public async Task An_attribute_or_space_that_the_snapshot_lacks_is_one_clear_error_and_an_empty_catalog_is_none()
    {
        var error = await Assert.ThrowsAsync<RankingException>(async () => await new World(options: new RankingOptions { Attribute = "micro_genre" }).PageAsync("p"));
        Assert.Contains("Did you mean 'micro_genres'?", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<RankingException>(async () => await new World(options: new RankingOptions { Space = "texts" }).PageAsync("p"));
        Assert.Contains("no vector space 'texts'. Did you mean 'text'?", error.Message, StringComparison.Ordinal);
        Assert.Empty((await new World([], new CatalogBuilder().Build(), new RankingOptions { Attribute = "micro_genres" }).PageAsync("p")).Rows);
    }

    [Fact]
    public async Task What_a_part_hangs_on_its_token_cannot_cost_a_page_that_is_done()
    {
        var world = new World(configure: builder => builder.AddSource(Parts.Source("rude", (_, _, token) =>
        {
            token.Register(() => throw new InvalidOperationException("rude"));
            return ValueTask.CompletedTask;
        })));
        Assert.NotEmpty((await world.PageAsync("p")).Rows);
    }

    [Fact]
    public async Task Changing_options_after_a_composer_was_built_changes_nothing()
    {
        var options = new RankingOptions();
        var world = new World(Films.Fan("fan", 0), options: options);
        options.Rows = 0;
        Assert.NotEmpty((await world.PageAsync("fan")).Rows);
    }

    [Fact]
    public async Task A_title_is_never_its_own_reason_and_one_nobody_watched_says_so()
    {
        Interaction[] events = [Films.Play("p", 0, kind: InteractionKind.ThumbsUp), Films.Play("p", 7, kind: InteractionKind.ThumbsUp)];
        var world = new World(events, Films.Catalog());
        Homepage page = await world.PageAsync("p");
        HomepageItem[] items = [.. page.Rows.SelectMany(row => row.Items)];
        Assert.DoesNotContain(items, item => item.Reason.Other == item.Title || item.Reason.Subject == item.Title);
        Assert.DoesNotContain(page.Rows, row => row.Kind == RowKinds.BecauseYouWatched);
        Assert.Contains(items, item => item.Reason.Kind == ReasonKind.Undiscovered);
    }

    [Fact]
    public async Task A_maturity_label_off_the_scale_is_named_in_the_trace()
    {
        Homepage page = await new World().Composer.ComposeAsync(new HomepageRequest(new Profile("p") { Maturity = "PG13" }) { At = FakeClock.Now });
        Assert.Contains(page.Trace.Entries, entry => entry.Detail.Contains("'PG13' is not on the catalog's scale", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_selector_that_throws_or_points_nowhere_is_replaced_by_value()
    {
        foreach (int answer in new[] { -1, 1000 })
        {
            var world = new World(Films.Fan("fan", 1), configure: builder => builder.UseRowSelector(new FixedSelector(answer)));
            Homepage page = await world.PageAsync("fan");
            Assert.Equal(World.Outline(await new World(Films.Fan("fan", 1)).PageAsync("fan")), World.Outline(page));
            Assert.Contains(page.Trace.Entries, entry => entry.Component == "fixed" && entry.Outcome == TraceOutcome.Failed);
        }
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_fails_the_page_unless_the_host_says_otherwise()
    {
        var world = new World();
        HomepageComposer strict = new HomepageComposerBuilder(world.Publisher, new BrokenStore()).Build();
        var error = await Assert.ThrowsAnyAsync<RankingException>(async () => await strict.ComposeAsync(new HomepageRequest("p")));
        Assert.Contains("interaction store", error.Message, StringComparison.Ordinal);
        HomepageComposer lenient = new HomepageComposerBuilder(world.Publisher, new BrokenStore(), new RankingOptions { OnHistoryFailure = FailurePolicy.Skip }).Build();
        Homepage page = await lenient.ComposeAsync(new HomepageRequest("p"));
        Assert.NotEmpty(page.Rows);
        Assert.Contains(page.Trace.Entries, entry => entry is { Stage: "history", Outcome: TraceOutcome.Failed });
    }

    [Fact]
    public async Task A_rankers_ineligible_repeated_or_nan_titles_never_reach_the_page()
    {
        Homepage page = await LyingAsync(new RankedList([0, 1, 2, 2], [5f, float.NaN, 1f, 1f], [1f, 1f, float.NaN, 1f]));
        Assert.Equal("a: t002", World.Outline(page));
        Assert.Equal(0f, page.Rows[0].Score);
    }

    [Fact]
    public async Task A_ranker_that_names_titles_outside_the_catalog_leaves_its_rows_to_popularity()
    {
        foreach (int outside in new[] { 60, -1 })
        {
            Homepage page = await LyingAsync(new RankedList([3, outside], [2f, 1f]));
            Assert.Equal("a: t001", World.Outline(page));
            Assert.Contains(page.Trace.Entries, entry => entry.Detail.Contains($"title {outside} of 60", StringComparison.Ordinal));
        }
    }

    // Only what candidates went through left the seed out; a ranker of the host's own need not.
    [Fact]
    public async Task The_title_a_row_grew_from_is_never_in_it_whoever_ranked_it()
    {
        World world = World.Of(Parts.RowOf("like", 1) with { SeedItem = 2, Ranker = new LyingRanker(new RankedList([1, 2, 3], [3f, 2f, 1f])) });
        Assert.Equal("like: t001 t003", World.Outline(await world.PageAsync("nobody")));
    }

    [Fact]
    public async Task Explain_off_records_only_what_went_wrong_and_on_records_everything()
    {
        var world = new World(Films.Fan("fan", 0));
        Assert.Empty((await world.PageAsync("fan")).Trace.Entries);
        Homepage explained = await world.PageAsync("fan", r => r with { Explain = ExplainLevel.Full });
        Assert.Equal(["compose", "item ranker", "row source", "score", "signal", "source"], explained.Trace.Entries.Select(entry => entry.Stage).Distinct().Order());
        Assert.Equal(World.Outline(await world.PageAsync("fan")), World.Outline(explained));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(1001, 5)]
    [InlineData(5, -3)]
    public async Task A_size_that_is_no_page_is_refused(int rows, int items) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await new World().PageAsync("p", r => r with { Rows = rows, Items = items }));

    [Fact]
    public async Task A_request_for_short_rows_needs_no_longer_ones()
    {
        Homepage page = await new World(Films.Fan("fan", 0)).PageAsync("fan", r => r with { Items = 2 });
        Assert.NotEmpty(page.Rows);
        Assert.All(page.Rows, row => Assert.InRange(row.Items.Count, 1, 2));
    }

    [Fact]
    public async Task A_profile_without_an_id_and_a_missing_snapshot_are_clear_errors()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await new World().PageAsync(" "));
        HomepageComposer early = new HomepageComposerBuilder(new SnapshotPublisher(), new InMemoryInteractionStore()).Build();
        var error = await Assert.ThrowsAsync<RankingException>(async () => await early.ComposeAsync(new HomepageRequest("p")));
        Assert.Contains("publish one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_page_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new World().Composer.ComposeAsync(new HomepageRequest("p"), cancellation.Token));
    }

    [Fact]
    public async Task A_row_in_its_sources_order_looks_no_further_than_twice_what_it_ranks_unless_the_ranker_filters()
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, Items = 4, Reserve = 6 };
        RowCandidate row = Parts.RowOf("long", [.. Enumerable.Range(0, 400)]) with { Scorer = Scorers.Retrieval };
        World plain = new([], Films.Catalog(400), options, builder => builder.AddRows(Parts.Row(row)));
        Homepage page = await plain.PageAsync("p", request => request with { Explain = ExplainLevel.Full });
        Assert.Equal(20, page.Trace.Rankers[0].Lists[0].Candidates.Count);
        Assert.Equal([0, 1, 2, 3], page.Rows[0].Items.Select(item => item.Ordinal));
        World filtered = new([], Films.Catalog(400), options, builder => builder.AddRows(Parts.Row(row))
            .UseItemRanker(ItemRankerBuilder.CreateDefault().AddFilter(Parts.Filter(item => item < 100)).Build()));
        Assert.Equal([100, 101, 102, 103], (await filtered.PageAsync("p")).Rows[0].Items.Select(item => item.Ordinal));
    }

    [Fact]
    public void Describes_what_it_was_built_of()
    {
        string plan = new World(configure: builder => builder.AddRows(global::Ranking.Rows.Editorial("Start Here", []))).Composer.Describe().ToString();
        Assert.Contains("compose: homepage (rows = 10, items = 15, minimum items = 4, reserve = 60, row order = by value, dedupe = FirstRowKeeps, budget = none)", plan, StringComparison.Ordinal);
        Assert.Contains("  row source: attribute (attribute = the first label column, minimum items = 4)\n    attribute ranker: taste", plan, StringComparison.Ordinal);
        Assert.Contains("  row source: editorial(Start Here)", plan, StringComparison.Ordinal);
        Assert.Contains("    signal: affinity (signals = affinity, on failure = Skip)", plan, StringComparison.Ordinal);
        Assert.Contains("    score: 0.18 * affinity + 0.72 * popularity + 0.1 * mean_completion (scope = Page)", plan, StringComparison.Ordinal);
    }

    private static RowCandidate Pinned(int position, string key, params int[] items) =>
        Parts.RowOf(key, items) with { Position = position, Scorer = Scorers.Retrieval };

    private static async Task LawOfPages(Action<Homepage, RankingContext> law)
    {
        await Task.CompletedTask;
        Law.Holds(
            random =>
            {
                var kinds = new[] { InteractionKind.Play, InteractionKind.Progress, InteractionKind.Abandon, InteractionKind.Hide, InteractionKind.ThumbsUp, InteractionKind.Complete };
                Interaction[] events = [.. Enumerable.Range(0, random.NextInt32(40)).Select(_ =>
                    Films.Play("someone", random.NextInt32(60), random.NextInt32(90), random.NextSingle(), kinds[random.NextInt32(kinds.Length)]))];
                var world = new World(events);
                var profile = new Profile("someone") { Maturity = random.NextInt32(3) == 0 ? "PG" : null };
                var request = new HomepageRequest(profile) { Rows = 1 + random.NextInt32(14), Device = random.NextInt32(2) == 0 ? "phone" : null };
                law(world.Composer.ComposeAsync(request).AsTask().GetAwaiter().GetResult(), world.Context(profile));
            },
            cases: 40);
    }

    private sealed class BrokenRanker : IItemRanker
    {
        public string Name => "broken";

        public ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<RankedList>>([]);
    }

    private static async Task<Homepage> LyingAsync(RankedList answer) => await new World(
        Films.Fan("fan", 0),
        options: new RankingOptions { DefaultRows = false, MinimumItems = 1 },
        configure: builder => builder.AddRows(Parts.Row(Parts.RowOf("a", 1))).UseItemRanker(new LyingRanker(answer))).PageAsync("fan");

    private sealed class LyingRanker(RankedList answer) : IItemRanker
    {
        public string Name => "lying";

        public ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<RankedList>>([answer]);
    }

    // Outside its stage nothing guards a part's name, so asking for it fails the whole ranker.
    private sealed class NamelessScorer : IScorer
    {
        public bool HasName { get; set; } = true;

        public string Name => HasName ? "named" : throw new InvalidOperationException("no name");

        public IReadOnlyList<string> Requires => [];

        public SignalScope Scope => SignalScope.Page;

        public void Score(CandidateBatch batch, Span<float> scores) => scores.Clear();
    }

    private sealed class FixedSelector(int answer) : IRowSelector
    {
        public string Name => "fixed";

        public int Select(RowSelection selection) => answer;
    }

    private sealed class BrokenStore : IInteractionStore
    {
        public ValueTask<int> AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken) => throw new InvalidOperationException("down");

        public ValueTask<IReadOnlyList<Interaction>> ReadAsync(string profileId, CancellationToken cancellationToken) => throw new InvalidOperationException("down");
    }
}
