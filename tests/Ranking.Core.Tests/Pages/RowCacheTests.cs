using System.Diagnostics.Metrics;

namespace Ranking.Core.Tests.Pages;

public class RowCacheTests
{
    private static readonly RankingOptions Cached = new() { RowCacheSize = 1000, ComponentTimeoutMs = 60_000 };

    [Fact]
    public async Task A_second_page_ranks_only_rows_of_the_session()
    {
        var world = new CountedWorld(Cached);
        string first = await world.PageAsync("ann");
        Assert.Contains(RowKinds.ContinueWatching, world.Ranked, StringComparer.Ordinal);
        Assert.Equal(first, await world.PageAsync("ann"));
        Assert.Equal([RowKinds.ContinueWatching], world.Ranked);
    }

    [Fact]
    public async Task Without_a_size_nothing_is_kept()
    {
        var world = new CountedWorld(new RankingOptions());
        await world.PageAsync("ann");
        int all = world.Ranked.Count;
        await world.PageAsync("ann");
        Assert.Equal(all, world.Ranked.Count);
    }

    [Fact]
    public async Task A_play_forgets_the_rows_of_who_played_and_nothing_else()
    {
        var world = new CountedWorld(Cached);
        await world.PageAsync("ann");
        int all = world.Ranked.Count;
        await world.PageAsync("bob");
        await world.World.Store.AppendAsync([Films.Play("ann", 8, daysAgo: 0.01)], CancellationToken.None);
        string after = await world.PageAsync("ann");
        Assert.True(world.Ranked.Count >= all - 1, $"{world.Ranked.Count} of {all} rows were ranked again");
        Assert.DoesNotContain("t008", after, StringComparison.Ordinal);
        await world.PageAsync("bob");
        Assert.Equal([RowKinds.ContinueWatching], world.Ranked);
        await world.PageAsync("ann");
        Assert.Equal([RowKinds.ContinueWatching], world.Ranked);
    }

    // Every page brings impressions: with them no row would be kept longer than one.
    [Fact]
    public async Task What_was_only_shown_forgets_nothing()
    {
        var world = new CountedWorld(Cached);
        await world.PageAsync("ann");
        await world.World.Store.AppendAsync([Films.Play("ann", 8, daysAgo: 0.01, kind: InteractionKind.Impression)], CancellationToken.None);
        await world.PageAsync("ann");
        Assert.Equal([RowKinds.ContinueWatching], world.Ranked);
    }

    [Theory]
    [InlineData(InteractionKind.Hover)]
    [InlineData(InteractionKind.Search)]
    [InlineData(InteractionKind.Skip)]
    public async Task What_turns_a_taste_in_the_session_forgets_the_rows_of_who_did_it(InteractionKind kind)
    {
        var world = new CountedWorld(Cached);
        await world.PageAsync("ann");
        int all = world.Ranked.Count;
        await world.PageAsync("bob");
        await world.World.Store.AppendAsync([Films.Play("ann", 8, daysAgo: 0.01, kind: kind)], CancellationToken.None);
        await world.PageAsync("ann");
        Assert.Equal(all, world.Ranked.Count);
        await world.PageAsync("bob");
        Assert.Equal([RowKinds.ContinueWatching], world.Ranked);
    }

    // Two campaigns of one name: the titles of the one that ended were shown under the one that followed.
    [Fact]
    public async Task A_campaign_that_ended_is_not_shown_under_the_next_of_its_name()
    {
        DateTimeOffset end = FakeClock.Now.AddSeconds(10);
        var world = new World(options: new RankingOptions { RowCacheSize = 1000, DefaultRows = false, MinimumItems = 1 }, configure: builder => builder
            .AddRows(Ranking.Rows.Editorial("Summer", ["t001"], until: end))
            .AddRows(Ranking.Rows.Editorial("Summer", ["t002"], from: end)));
        Assert.Equal("editorial=Summer: t001", World.Outline(await world.PageAsync("ann")));
        Assert.Equal("editorial=Summer: t002", World.Outline(await world.PageAsync("ann", r => r with { At = end })));
    }

    // What is in the row depends on who ranks it and how, and hosts may propose one key in several ways.
    [Fact]
    public void A_row_is_found_only_by_its_ranker_its_order_and_what_may_be_in_it()
    {
        var world = new World();
        RankingContext context = world.Context();
        IItemRanker ranker = ItemRankerBuilder.CreateDefault().Build();
        var cache = new RowCache(world.Publisher, 10, TimeSpan.FromMinutes(5));
        var query = new ItemQuery("row", [], 10);
        cache.Add(KeyOf(query, ranker, context), RankedList.Empty, context);
        Assert.NotNull(cache.Find(KeyOf(query, ranker, context), context));
        Assert.Null(cache.Find(KeyOf(query, ItemRankerBuilder.CreateDefault().Build(), context), context));
        Assert.Null(cache.Find(KeyOf(query with { Scorer = Scorers.Retrieval }, ranker, context), context));
        Assert.Null(cache.Find(KeyOf(query with { IncludeWatched = true }, ranker, context), context));
        Assert.Null(cache.Find(KeyOf(query with { SeedItem = 3 }, ranker, context), context));
        Assert.Null(cache.Find(KeyOf(query, ranker, world.Context(context.Profile with { Onboarding = ["micro_genres=Slow Thriller"] })), context));
    }

    [Fact]
    public async Task A_kept_page_still_counts_how_often_a_promoted_title_was_shown()
    {
        var options = new RankingOptions { RowCacheSize = 1000, DefaultRows = false };
        var world = new World(options: options, configure: builder => builder.AddRows(Ranking.Rows.Promotional("Now Here", ["t001", "t002"], mostImpressions: 1)));
        Assert.Contains("promotional=Now Here: t001 t002", World.Outline(await world.PageAsync("ann")), StringComparison.Ordinal);
        await world.Store.AppendAsync([Films.Play("ann", 1, 0.2, kind: InteractionKind.Impression), Films.Play("ann", 1, 0.1, kind: InteractionKind.Impression)], CancellationToken.None);
        Assert.Contains("promotional=Now Here: t002", World.Outline(await world.PageAsync("ann")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_snapshot_forgets_everything()
    {
        var world = new CountedWorld(Cached);
        await world.PageAsync("ann");
        int all = world.Ranked.Count;
        world.World.Publisher.Publish(world.World.Snapshot.With(CatalogStatistics.Compute(world.World.Catalog, Films.Crowd(), FakeClock.Now)));
        await world.PageAsync("ann");
        Assert.Equal(all, world.Ranked.Count);
    }

    [Fact]
    public async Task A_row_is_kept_no_longer_than_its_age_and_never_used_before_its_time()
    {
        var world = new CountedWorld(Cached);
        await world.PageAsync("ann");
        int all = world.Ranked.Count;
        await world.PageAsync("ann", r => r with { At = FakeClock.Now.AddSeconds(299) });
        Assert.Single(world.Ranked);
        await world.PageAsync("ann", r => r with { At = FakeClock.Now.AddSeconds(300) });
        Assert.Equal(all, world.Ranked.Count);
        await world.PageAsync("ann", r => r with { At = FakeClock.Now.AddSeconds(200) });
        Assert.Equal(all, world.Ranked.Count);
    }

    [Fact]
    public async Task Other_regions_devices_lengths_and_epochs_have_rows_of_their_own()
    {
        var world = new CountedWorld(Cached);
        await world.PageAsync("ann");
        int all = world.Ranked.Count;
        foreach (Func<HomepageRequest, HomepageRequest> change in new Func<HomepageRequest, HomepageRequest>[]
        {
            r => r with { Profile = r.Profile with { Region = "SE" } },
            r => r with { Profile = r.Profile with { Language = "sv" } },
            r => r with { Device = "tv" },
            r => r with { Items = 9 },
            r => r with { Epoch = 7 },
        })
        {
            await world.PageAsync("ann", change);
            Assert.Equal(all, world.Ranked.Count);
        }
    }

    // A window that ends while a row is kept: the page checks every title again.
    [Fact]
    public async Task A_kept_row_never_shows_a_title_whose_window_has_closed()
    {
        DateTimeOffset end = FakeClock.Now.AddSeconds(60);
        Catalog catalog = new CatalogBuilder().AddRange(Films.Items(60).Select((item, i) => i < 30 ? item with { Availability = [new Availability(null, end, [])] } : item)).Build();
        var world = new CountedWorld(Cached, catalog);
        Assert.Contains("t00", await world.PageAsync("ann"), StringComparison.Ordinal);
        Assert.DoesNotContain("t00", await world.PageAsync("ann", r => r with { At = end }), StringComparison.Ordinal);
        Assert.Equal([RowKinds.ContinueWatching], world.Ranked);
    }

    [Fact]
    public async Task What_was_ranked_while_a_part_was_missing_is_not_kept()
    {
        int failures = 1;
        var world = new World(Films.Fan("ann", 2), options: Cached, configure: builder => builder.UseItemRanker(new ItemRankerBuilder()
            .AddSignals(Parts.Signal(new Signal("wish"), (batch, column, _) =>
            {
                if (failures-- > 0)
                {
                    throw new InvalidOperationException("the model is away");
                }

                for (int i = 0; i < batch.Count; i++)
                {
                    column.Span[i] = batch.Items[i];
                }

                return ValueTask.CompletedTask;
            }))
            .UseFormula("wish")
            .Build()));
        await world.PageAsync("ann");
        Homepage second = await world.PageAsync("ann");
        Assert.Empty(second.Trace.Entries);
        HomepageItem[] popular = [.. second.Rows.First(row => row.Kind == RowKinds.Attribute).Items];
        Assert.Equal(popular.OrderByDescending(item => item.Ordinal).Select(item => item.Id), popular.Select(item => item.Id));
    }

    [Fact]
    public async Task A_ranker_with_rules_of_its_own_applies_them_to_every_page()
    {
        bool isHidden = false;
        var world = new World(options: Cached, configure: builder => builder.UseItemRanker(
            ItemRankerBuilder.CreateDefault().AddFilter(Parts.Filter(item => isHidden && item == 18)).Build()));
        Assert.Contains("t018", World.Outline(await world.PageAsync("nobody")), StringComparison.Ordinal);
        isHidden = true;
        Assert.DoesNotContain("t018", World.Outline(await world.PageAsync("nobody")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_trace_ranks_everything_and_says_the_same()
    {
        var world = new CountedWorld(Cached);
        string page = await world.PageAsync("ann");
        int all = world.Ranked.Count;
        Assert.Equal(page, await world.PageAsync("ann", r => r with { Explain = ExplainLevel.Full }));
        Assert.Equal(all, world.Ranked.Count);
    }

    [Fact]
    public async Task Counts_what_was_kept_and_what_was_not()
    {
        long hits = 0;
        long misses = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name is TelemetryNames.RowCacheHits or TelemetryNames.RowCacheMisses)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            // Only tests of this class keep rows, and those run one after the other.
            Interlocked.Add(ref instrument.Name == TelemetryNames.RowCacheHits ? ref hits : ref misses, value);
        });
        listener.Start();
        var world = new CountedWorld(Cached);
        await world.PageAsync("ann");
        int ranked = world.Ranked.Count;
        Assert.Equal((0, ranked - 1), (hits, misses));
        await world.PageAsync("ann");
        Assert.Equal((ranked - 1, ranked - 1), (hits, misses));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Keeps_no_more_than_its_size(int size)
    {
        var world = new World();
        var cache = new RowCache(world.Publisher, size, TimeSpan.FromMinutes(5));
        RankingContext context = world.Context();
        IItemRanker ranker = ItemRankerBuilder.CreateDefault().Build();
        for (int i = 0; i < 500; i++)
        {
            RowCache.Key key = KeyOf(new ItemQuery($"row{i}", [], 10), ranker, context);
            cache.Add(key, RankedList.Empty, context);
            Assert.InRange(cache.Count, 1, size + 1);
            Assert.Same(RankedList.Empty, cache.Find(key, context));
        }
    }

    // Two profiles never share what is kept, whatever they have in common.
    [Fact]
    public void A_row_is_found_only_by_its_profile()
    {
        var world = new World();
        var cache = new RowCache(world.Publisher, 10, TimeSpan.FromMinutes(5));
        var query = new ItemQuery("row", [], 10);
        IItemRanker ranker = ItemRankerBuilder.CreateDefault().Build();
        cache.Add(KeyOf(query, ranker, world.Context("ann")), RankedList.Empty, world.Context("ann"));
        Assert.Null(cache.Find(KeyOf(query, ranker, world.Context("bob")), world.Context("bob")));
    }

    private static RowCache.Key KeyOf(ItemQuery query, IItemRanker by, RankingContext context) => RowCache.KeyOf(Parts.RowOf("row"), query, by, context)!.Value;

    private sealed class CountedWorld
    {
        private readonly List<string> _ranked = [];

        public CountedWorld(RankingOptions options, Catalog? catalog = null)
        {
            Interaction[] people =
            [
                .. Films.Fan("ann", 2), Films.Play("ann", 33, 2, 0.5f, InteractionKind.Progress),
                .. Films.Fan("bob", 3), Films.Play("bob", 34, 2, 0.5f, InteractionKind.Progress), .. Films.Crowd(),
            ];
            World = new World(people, catalog ?? Films.Catalog(), options, builder => builder.UseItemRanker(new Counting(ItemRankerBuilder.CreateDefault(options).Build(), _ranked)));
        }

        public World World { get; }

        /// <summary>The rows that were ranked for the last page.</summary>
        public IReadOnlyList<string> Ranked => _ranked;

        public async Task<string> PageAsync(string profile, Func<HomepageRequest, HomepageRequest>? change = null)
        {
            _ranked.Clear();
            return World.Outline(await World.PageAsync(profile, change));
        }

        private sealed class Counting(IItemRanker ranker, List<string> ranked) : IItemRanker
        {
            public string Name => "counting";

            public ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken)
            {
                ranked.AddRange(lists.Select(list => list.Key));
                return ranker.RankAsync(lists, context, cancellationToken);
            }
        }
    }
}
