namespace Ranking.Core.Tests.Rows;

public class RowKindTests
{
    private readonly World _world = new(
        [.. Films.Fan("fan", label: 0), Films.Play("fan", 7, 3, 0.4f, InteractionKind.Progress), Films.Play("fan", 8, 2, 0.2f, InteractionKind.Abandon)],
        options: new RankingOptions { MinimumItems = 1 });

    [Fact]
    public async Task Continue_watching_holds_what_was_left_part_way_and_says_how_far()
    {
        HomepageRow row = (await _world.PageAsync("fan")).Rows[0];
        Assert.Equal(RowKinds.ContinueWatching, row.Kind);
        Assert.Equal("t007", World.Ids(row));
        Assert.Equal("You watched 40 % of it", row.Items[0].Reason.ToString());
    }

    [Fact]
    public async Task Because_you_watched_names_a_liked_seed_and_never_shows_it()
    {
        HomepageRow[] rows = [.. (await _world.PageAsync("fan", r => r with { Rows = 12, Items = 3 })).Rows.Where(row => row.Kind == RowKinds.BecauseYouWatched)];
        Assert.NotEmpty(rows);
        foreach (HomepageRow row in rows)
        {
            string seed = row.Key["because=".Length..];
            Assert.Contains(seed, new[] { "t000", "t006", "t012", "t018" });
            Assert.DoesNotContain(row.Items, item => item.Id == seed);
            Assert.Equal(ReasonKind.SimilarTo, row.Reason.Kind);
            Assert.EndsWith(row.Reason.Subject!, row.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Because_you_watched_keeps_its_seeds_for_a_day_and_rotates_them()
    {
        var seeds = new HashSet<string>(StringComparer.Ordinal);
        for (long epoch = 0; epoch < 20; epoch++)
        {
            string[] Keys(Homepage page) => [.. page.Rows.Where(row => row.Kind == RowKinds.BecauseYouWatched).Select(row => row.Key)];
            string[] keys = Keys(await _world.PageAsync("fan", r => r with { Epoch = epoch, Rows = 12, Items = 3 }));
            Assert.Equal(keys, Keys(await _world.PageAsync("fan", r => r with { Epoch = epoch, Rows = 12, Items = 3 })));
            seeds.UnionWith(keys);
        }

        Assert.True(seeds.Count > 1, string.Join(' ', seeds));
    }

    [Fact]
    public async Task Trending_is_not_proposed_without_times()
    {
        var events = new[] { new Interaction("1", "p", "t001", InteractionKind.Play, null) };
        var world = new World(events, Films.Catalog());
        Homepage page = await world.PageAsync("p");
        Assert.DoesNotContain(page.Rows, row => row.Kind == RowKinds.Trending);
        Assert.Contains(page.Trace.Entries, entry => entry.Component == RowKinds.Trending && entry.Outcome == TraceOutcome.Fallback);
    }

    [Fact]
    public async Task Trending_comes_no_later_than_promised()
    {
        Homepage page = await _world.PageAsync("fan", r => r with { Rows = 8 });
        Assert.InRange(page.Rows.ToList().FindIndex(row => row.Kind == RowKinds.Trending), 0, 5);
    }

    [Fact]
    public async Task An_attribute_row_shows_titles_of_its_value_and_a_liked_one_as_its_reason()
    {
        Homepage page = await _world.PageAsync("fan", r => r with { Items = 3 });
        CategoryColumn column = _world.Catalog.Category("micro_genres");
        HomepageRow[] rows = [.. page.Rows.Where(row => row.Kind == RowKinds.Attribute)];
        Assert.NotEmpty(rows);
        foreach (HomepageRow row in rows)
        {
            Assert.True(column.Values.TryGetOrdinal(row.Value, out int value));
            Assert.All(row.Items, item => Assert.True(column.ValuesOf(item.Ordinal).Contains(value)));
        }

        HomepageRow liked = rows.First(row => row.Reason.Kind == ReasonKind.Liked);
        Assert.Contains(liked.Reason.Subject, new[] { "Title 0", "Title 6", "Title 12", "Title 18" });
    }

    [Fact]
    public async Task An_editorial_row_keeps_its_order_its_dates_and_its_place()
    {
        string[] ids = ["t031", "t017", "t042", "unknown", "t000"];
        World With(DateTimeOffset? from, DateTimeOffset? until) => new(
            Films.Fan("fan", label: 0),
            options: new RankingOptions { MinimumItems = 1 },
            configure: b => b.AddRows(global::Ranking.Rows.Editorial("Start Here", ids, position: 2, from, until)));

        HomepageRow row = (await With(FakeClock.Now, null).PageAsync("fan")).Rows[2];
        Assert.Equal((RowKinds.Editorial, "Start Here"), (row.Kind, row.Title));
        Assert.DoesNotContain("t000", World.Ids(row), StringComparison.Ordinal);
        Assert.Equal(World.Ids(row).Split(' '), ids.Where(id => World.Ids(row).Contains(id, StringComparison.Ordinal)));
        Assert.DoesNotContain((await With(FakeClock.Now.AddSeconds(1), null).PageAsync("fan")).Rows, r => r.Kind == RowKinds.Editorial);
        Assert.DoesNotContain((await With(null, FakeClock.Now).PageAsync("fan")).Rows, r => r.Kind == RowKinds.Editorial);
        Assert.Throws<ArgumentException>(() => With(FakeClock.Now, FakeClock.Now));
    }

    [Fact]
    public void A_reason_says_itself_in_english()
    {
        Assert.Equal("Because you liked Arrival", new Reason(ReasonKind.Liked, "Arrival").ToString());
        Assert.Equal("Slow Thriller, like Zodiac", new Reason(ReasonKind.SharedLabel, "Slow Thriller", "Zodiac").ToString());
        Assert.Equal("Watched by 1 person", new Reason(ReasonKind.Popular, Amount: 1).ToString());
        Assert.Equal("Watched by 12 people", new Reason(ReasonKind.Popular, Amount: 12).ToString());
        Assert.Equal("Popular with everyone", new Reason(ReasonKind.Popular).ToString());
        Assert.Equal("Watched most in SE these days", new Reason(ReasonKind.Chart, "SE").ToString());
        Assert.Equal("Released 2026-03-01", new Reason(ReasonKind.Released, "2026-03-01").ToString());
        Assert.Equal("Its rating is 8.5", new Reason(ReasonKind.Column, "rating", Amount: 8.5f).ToString());
        Assert.Equal("Watched 1.8 times as often by people who like Noir", new Reason(ReasonKind.Discovery, "Noir", Amount: 1.84f).ToString());
        Assert.Equal("You finished it 1 day ago", new Reason(ReasonKind.Finished, Amount: 1).ToString());
        Assert.Equal("7 people found it, and stayed with it", new Reason(ReasonKind.HiddenGem, Amount: 7).ToString());
        Assert.Equal("mine", new Reason(ReasonKind.Custom, "mine").ToString());
        Assert.Empty(default(Reason).ToString());
        Assert.All(Enum.GetValues<ReasonKind>().Except([ReasonKind.None, ReasonKind.Custom]), kind => Assert.NotEmpty(new Reason(kind, "x").ToString()));
    }
}
