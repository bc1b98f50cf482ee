namespace Ranking.Testing.Tests;

/// <summary>Nobody's page depends on anybody else, and nobody sees what they must not: on the worlds of conformance, with rows kept between pages.</summary>
public class ProfileLawTests
{
    // Ids of one account, some the beginning of others, and one that looks like the seed's other parts.
    private static readonly string[] Account = ["acc", "acc:1", "acc:11", "acc/1", "ACC", "acc\n1", "acc:1home"];

    private static readonly Worlds Small = new() { LargestCount = 300 };

    [Fact]
    public Task Removing_an_event_of_a_profile_changes_no_other_profiles_page() => HoldsAsync(async (world, random) =>
    {
        Interaction[] events = [.. world.Interactions.Concat(OfAccount(world, random))];
        if (events.Length == 0)
        {
            return;
        }

        Interaction removed = events[random.NextInt32(events.Length)];
        HomepageComposer all = await ComposerAsync(world, events);
        HomepageComposer without = await ComposerAsync(world, events.Where(e => !ReferenceEquals(e, removed)));
        foreach (Profile profile in Everyone(world).Where(profile => profile.Id != removed.ProfileId))
        {
            Assert.Equal(await PageAsync(all, profile), await PageAsync(without, profile));
        }
    });

    [Fact]
    public Task Adding_an_event_of_a_profile_changes_no_page_that_the_same_composer_makes_for_another() => HoldsAsync(async (world, random) =>
    {
        if (world.Catalog.Count == 0)
        {
            return;
        }

        var store = new InMemoryInteractionStore();
        HomepageComposer composer = await ComposerAsync(world, world.Interactions.Concat(OfAccount(world, random)), store);
        Profile[] everyone = [.. Everyone(world)];
        var before = new List<string>();
        foreach (Profile profile in everyone)
        {
            before.Add(await PageAsync(composer, profile));
        }

        string who = everyone[random.NextInt32(everyone.Length)].Id;
        await store.AppendAsync([Event(world, random, who, "new", minutesAgo: 1)], CancellationToken.None);
        await PageAsync(composer, new Profile(who));
        for (int i = 0; i < everyone.Length; i++)
        {
            Assert.True(everyone[i].Id == who || before[i] == await PageAsync(composer, everyone[i]), $"{who} did something, and the page of {everyone[i].Id} changed");
        }
    });

    [Fact]
    public Task Profiles_of_one_account_have_the_pages_they_would_have_alone() => HoldsAsync(async (world, random) =>
    {
        Interaction[] events = [.. OfAccount(world, random)];
        HomepageComposer together = await ComposerAsync(world, events);
        foreach (string id in Account)
        {
            HomepageComposer alone = await ComposerAsync(world, events.Where(e => e.ProfileId == id));
            Assert.Equal(await PageAsync(alone, new Profile(id)), await PageAsync(together, new Profile(id)));
        }
    });

    // Region, dates, maturity and what was hidden hold in every row; what was watched only where a row is of watched titles.
    [Fact]
    public Task Nobody_sees_a_title_that_is_not_for_them() => HoldsAsync(async (world, random) =>
    {
        Interaction[] events = [.. world.Interactions.Concat(OfAccount(world, random))];
        HomepageComposer composer = await ComposerAsync(world, events);
        ILookup<string, Interaction> byProfile = events.ToLookup(e => e.ProfileId, StringComparer.Ordinal);
        foreach (Profile profile in Everyone(world).SelectMany(profile => new[] { profile, profile with { Maturity = "G" }, profile with { Maturity = "PG-13", Region = "SE" } }))
        {
            ProfileHistory history = ProfileHistory.Create([.. byProfile[profile.Id].OrderBy(e => e.Time ?? DateTimeOffset.MinValue)], world.Catalog);
            var eligibility = Eligibility.Create(world.Catalog, profile, history, World.Now);
            Homepage page = await composer.ComposeAsync(Request(profile));
            foreach (HomepageRow row in page.Rows)
            {
                bool isOfWatched = row.Kind is RowKinds.ContinueWatching or RowKinds.WatchAgain or RowKinds.TopInRegion or RowKinds.MyList;
                Assert.All(row.Items, item => Assert.True(isOfWatched ? eligibility.IsAvailable(item.Ordinal) : eligibility.IsUnwatched(item.Ordinal), $"{profile}: {row.Key} shows {item.Id}"));
            }
        }
    });

    private static async Task HoldsAsync(Func<World, SeededRandom, Task> law)
    {
        foreach (World world in Small.All)
        {
            await law(world, new SeededRandom(SeededRandom.Derive(world.Seed, "profile laws", world.Name)));
        }
    }

    private static IEnumerable<Profile> Everyone(World world) => world.Profiles.Concat(Account.Select(id => new Profile(id)));

    private static IEnumerable<Interaction> OfAccount(World world, SeededRandom random) => world.Catalog.Count == 0
        ? []
        : Account.SelectMany(id => Enumerable.Range(0, random.NextInt32(8)).Select(i => Event(world, random, id, $"{i}", random.NextInt32(2) == 0 ? random.NextInt32(40) : random.NextInt32(60_000)))).ToArray();

    private static Interaction Event(World world, SeededRandom random, string profile, string id, int minutesAgo)
    {
        InteractionKind[] kinds = Enum.GetValues<InteractionKind>();
        return new Interaction($"{profile}#{id}", profile, world.Catalog.Ids[random.NextInt32(world.Catalog.Count)], kinds[random.NextInt32(kinds.Length)], World.Now.AddMinutes(-minutesAgo))
        {
            Completion = random.NextSingle(),
            Device = random.NextInt32(2) == 0 ? "tv" : "phone",
        };
    }

    // Every signal that reads a profile is in the formula, and rows are kept: what could leak, may.
    private static async Task<HomepageComposer> ComposerAsync(World world, IEnumerable<Interaction> events, InMemoryInteractionStore? store = null)
    {
        store ??= new InMemoryInteractionStore();
        await store.AppendAsync([.. events], CancellationToken.None);
        var options = new RankingOptions { RowCacheSize = 10_000, MinimumItems = 1 };
        IItemRanker ranker = ItemRankerBuilder.CreateDefault(options)
            .AddSignals(Signals.Context()).AddSignals(Signals.Habits()).AddSignals(Signals.Session()).AddSignals(Signals.Feedback()).AddSignals(Signals.NewTitles()).AddSignals(Signals.Engagement())
            .UseFormula(options.Formula + " + 0.1 * daypart_affinity + 0.1 * device_affinity + 0.1 * session_affinity - 0.2 * aversion - 0.01 * impressions + 0.1 * early_signal + 0.05 * language_match + 0.1 * click_through_rate * watch_completion")
            .Build();
        return new HomepageComposerBuilder(new SnapshotPublisher(world.Snapshot), store, options, new FakeClock(World.Now)).UseItemRanker(ranker).Build();
    }

    private static HomepageRequest Request(Profile profile) => new(profile) { Device = "tv", Rows = 20, Items = 10 };

    private static async Task<string> PageAsync(HomepageComposer composer, Profile profile)
    {
        Homepage page = await composer.ComposeAsync(Request(profile));
        return string.Join('\n', page.Rows.Select(row => $"{row.Key}|{row.Title}|{row.Reason}|{row.Score:R}: {string.Join(' ', row.Items.Select(item => $"{item.Id}/{item.Reason}/{item.Score:R}"))}"));
    }
}
