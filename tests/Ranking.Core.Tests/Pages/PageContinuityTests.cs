namespace Ranking.Core.Tests.Pages;

/// <summary>Pages that go on from pages, and pages shown again.</summary>
public class PageContinuityTests
{
    [Fact]
    public async Task The_next_page_goes_on_without_a_row_or_title_of_the_page_before()
    {
        var world = new World(Films.Fan("fan", 1));
        Homepage first = await world.PageAsync("fan", request => request with { Rows = 4 });
        Homepage second = await world.Composer.ComposeAsync(first.Next());
        Homepage third = await world.Composer.ComposeAsync(second.Next());
        Homepage[] pages = [first, second, third];
        Assert.NotEmpty(second.Rows);
        string[] keys = [.. pages.SelectMany(page => page.Rows).Select(row => row.Key)];
        Assert.Equal(keys.Distinct(StringComparer.Ordinal), keys);
        string[] own = [.. pages.SelectMany(page => page.Rows).Where(row => row.Kind is not (RowKinds.TopInRegion or RowKinds.MyList or RowKinds.ContinueWatching)).SelectMany(row => row.Items).Select(item => item.Id)];
        Assert.Equal(own.Distinct(StringComparer.Ordinal), own);
        Assert.Equal(3, pages.Select(page => page.PageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(first.Rows.Count + second.Rows.Count, third.Request.Above.Count);
    }

    [Fact]
    public async Task The_next_page_counts_places_from_where_the_one_before_ends()
    {
        World world = World.Of(Parts.RowOf("a", 1), Parts.RowOf("b", 2), Parts.RowOf("c", 3), Parts.RowOf("late", 4) with { NotBefore = 2 }, Parts.RowOf("pinned", 5) with { Position = 3 });
        Homepage first = await world.PageAsync("p", request => request with { Rows = 2 });
        Homepage second = await world.Composer.ComposeAsync(first.Next() with { Rows = 9 });
        Assert.Equal("a b", string.Join(' ', first.Rows.Select(row => row.Key)));
        Assert.Equal("c pinned late", string.Join(' ', second.Rows.Select(row => row.Key)));
    }

    [Fact]
    public async Task The_next_page_sees_what_happened_since()
    {
        var world = new World(Films.Fan("fan", 1));
        Homepage first = await world.PageAsync("fan", request => request with { Rows = 3 });
        string next = (await world.Composer.ComposeAsync(first.Next())).Rows[0].Items[0].Id;
        await world.Store.AppendAsync([new Interaction("now", "fan", next, InteractionKind.Complete, FakeClock.Now)], CancellationToken.None);
        Homepage second = await world.Composer.ComposeAsync(first.Next());
        Assert.DoesNotContain(second.Rows.SelectMany(row => row.Items), item => item.Id == next);
    }

    [Fact]
    public async Task The_next_page_after_the_last_row_is_empty_and_says_why()
    {
        World world = World.Of(Parts.RowOf("a", 1));
        Homepage second = await world.Composer.ComposeAsync((await world.PageAsync("p")).Next());
        Assert.Empty(second.Rows);
        Assert.Contains(second.Trace.Entries, entry => entry is { Stage: "compose", Outcome: TraceOutcome.Fallback });
    }

    [Fact]
    public async Task Unknown_titles_of_a_page_before_play_no_part()
    {
        World world = World.Of(Parts.RowOf("a", 1), Parts.RowOf("b", 2));
        Homepage page = await world.PageAsync("p", request => request with { Above = [new ShownRow("test", "a", ["nobody", "t002"])] });
        Assert.Empty(page.Rows);
    }

    [Fact]
    public async Task A_title_that_was_put_into_a_page_before_is_not_put_into_the_next()
    {
        var options = new RankingOptions { DefaultRows = false, MinimumItems = 1, Rules = new PageRules { Insertions = { new Insertion { Row = "test", ItemId = "t050" } } } };
        World world = World.Of(options, Parts.RowOf("a", 1, 2), Parts.RowOf("b", 3, 4));
        Homepage first = await world.PageAsync("p", request => request with { Rows = 1 });
        Assert.Equal("a: t050 t001 t002", World.Outline(first));
        Assert.Equal("b: t003 t004", World.Outline(await world.Composer.ComposeAsync(first.Next())));
    }

    [Fact]
    public async Task A_row_of_a_page_before_that_lacks_something_is_a_clear_error()
    {
        World world = World.Of(Parts.RowOf("a", 1));
        await Assert.ThrowsAsync<ArgumentException>(() => world.PageAsync("p", request => request with { Above = null! }));
        await Assert.ThrowsAsync<ArgumentException>(() => world.PageAsync("p", request => request with { Above = [new ShownRow("test", "b", null!)] }));
        await Assert.ThrowsAsync<ArgumentException>(() => world.PageAsync("p", request => request with { Last = new ShownPage(FakeClock.Now, [null!]) }));
    }

    [Fact]
    public async Task Within_a_session_the_first_screen_keeps_its_rows_and_the_titles_seen_first()
    {
        World world = Ordered();
        Homepage shown = await world.PageAsync("p");
        HomepageRequest Turned(int minutes) => shown.Again() with { At = FakeClock.Now.AddMinutes(minutes), Profile = new Profile("p") { Language = "other" } };
        Assert.Equal("a b c d", Keys(shown));
        Assert.Equal("a b c d", Keys(await world.Composer.ComposeAsync(Turned(20))));
        Assert.Equal("d c b a", Keys(await world.Composer.ComposeAsync(Turned(31))));
    }

    [Fact]
    public async Task A_title_that_was_watched_in_between_leaves_a_row_that_keeps_its_place()
    {
        var world = new World(Films.Fan("fan", 1));
        Homepage shown = await world.PageAsync("fan");
        HomepageRow top = shown.Rows.First(row => row.Kind == RowKinds.TopPicks);
        await world.Store.AppendAsync([new Interaction("now", "fan", top.Items[1].Id, InteractionKind.Complete, FakeClock.Now)], CancellationToken.None);
        Homepage again = await world.Composer.ComposeAsync(shown.Again() with { At = FakeClock.Now.AddMinutes(5) });
        HomepageRow same = again.Rows.First(row => row.Kind == RowKinds.TopPicks);
        Assert.Equal([top.Items[0].Id, top.Items[2].Id, top.Items[3].Id], same.Items.Take(3).Select(item => item.Id));
        Assert.Equal(shown.Rows.Take(3).Select(row => row.Key), again.Rows.Take(3).Select(row => row.Key));
    }

    [Fact]
    public async Task A_page_that_goes_on_can_be_replayed_from_its_trace()
    {
        var world = new World(Films.Fan("fan", 1));
        Homepage first = await world.PageAsync("fan", request => request with { Rows = 3 });
        Homepage second = await world.Composer.ComposeAsync(first.Next() with { Explain = ExplainLevel.Full, Last = first.ToShown() });
        Homepage again = world.Composer.Replay(PageTrace.FromJson(second.Trace.ToJson()));
        Assert.Equal(World.Outline(second), World.Outline(again));
        Assert.Equal(second.PageId, again.PageId);
    }

    private static string Keys(Homepage page) => string.Join(' ', page.Rows.Select(row => row.Key));

    // Proposed a to d; for a profile of another language, d to a.
    private static World Ordered() => new(options: new RankingOptions { DefaultRows = false, MinimumItems = 1 }, configure: builder => builder
        .UseRowSelector(RowSelectors.AsProposed())
        .AddRows(Parts.Row("test", (context, _, _) =>
        {
            RowCandidate[] rows = [Parts.RowOf("a", 1, 2), Parts.RowOf("b", 3, 4), Parts.RowOf("c", 5, 6), Parts.RowOf("d", 7, 8)];
            return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(context.Profile.Language is null ? rows : [.. rows.Reverse()]);
        })));
}
