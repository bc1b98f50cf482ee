namespace Ranking.Testing;

/// <summary>The laws of <see cref="IInteractionStore"/>.</summary>
/// <remarks>Stores that can be disposed of are, once they were checked. Safe for concurrent use if what it creates is new each time.</remarks>
public abstract class InteractionStoreSuite : ConformanceSuite
{
    private const int MostWorlds = 3;
    private const int Writers = 6;

    /// <summary>Makes the suite.</summary>
    protected InteractionStoreSuite()
        : base("interaction store")
    {
    }

    /// <summary>Makes a new store that holds nothing yet.</summary>
    /// <param name="cancellationToken">Cancels the making.</param>
    protected abstract ValueTask<IInteractionStore> CreateStoreAsync(CancellationToken cancellationToken);

    // What people did in a few worlds is data enough, and a store may be far away.
    private protected override IEnumerable<World> CheckedIn => Worlds.All.Where(world => world.Interactions.Count > 0 && world.Catalog.Count < 1000).Take(MostWorlds);

    private protected override IEnumerable<Law> Define() =>
    [
        Of("knows nothing of an unknown profile", "answer with an empty list", async (at, store) =>
        {
            await store.AppendAsync(at.World.Interactions, CancellationToken.None).ConfigureAwait(false);
            await SameAsync(at, store, "nobody at all", []).ConfigureAwait(false);
        }),
        Of("adds nothing of an empty list", "return 0", async (at, store) =>
        {
            int added = await store.AppendAsync([], CancellationToken.None).ConfigureAwait(false);
            if (added != 0)
            {
                throw at.Broken($"an empty list had {added} new events");
            }
        }),
        Of("reads back all of what was added", "keep every property of an event, and copies: the list is the caller's", async (at, store) =>
        {
            Interaction[] rich = [.. at.World.Interactions.Select((e, i) => e with
            {
                Region = i % 2 == 0 ? "SE" : null,
                Device = i % 3 == 0 ? null : $"tv {i % 3}",
                Completion = i % 4 == 0 ? null : e.Completion,
            })];
            var list = new List<Interaction>(rich);
            await store.AppendAsync(list, CancellationToken.None).ConfigureAwait(false);
            list.Clear();
            foreach (IGrouping<string, Interaction> profile in rich.GroupBy(e => e.ProfileId, StringComparer.Ordinal))
            {
                await SameAsync(at, store, profile.Key, InOrder(profile)).ConfigureAwait(false);
            }
        }),
        Of(
            "reads by time, and equal times as they were added",
            "sort by time, events without one first, and keep the order of appending among equals",
            async (at, store) =>
            {
                Interaction[] events = [.. Enumerable.Range(0, 30).Select(i => Event("ann", i, at.Random.NextInt32(4) == 0 ? null : World.Now.AddDays(-at.Random.NextInt32(5))))];
                foreach (Interaction[] some in events.Chunk(7))
                {
                    await store.AppendAsync(some, CancellationToken.None).ConfigureAwait(false);
                }

                await SameAsync(at, store, "ann", InOrder(events)).ConfigureAwait(false);
            }),
        Of("keeps the first event of an id", "ignore an event whose id the profile has; never overwrite", async (at, store) =>
        {
            Interaction first = Event("ann", 1, World.Now);
            await store.AppendAsync([first, first with { ItemId = "other", Completion = 1f }], CancellationToken.None).ConfigureAwait(false);
            await store.AppendAsync([first with { Kind = InteractionKind.Hide, Time = World.Now.AddDays(1) }], CancellationToken.None).ConfigureAwait(false);
            await SameAsync(at, store, "ann", [first]).ConfigureAwait(false);
        }),
        Of("counts the events that were new", "return how many were added, repeats left out", async (at, store) =>
        {
            Interaction[] events = [.. Enumerable.Range(0, 10).Select(i => Event(i % 2 == 0 ? "ann" : "bob", i, World.Now))];
            int first = await store.AppendAsync([.. events[..6], events[0]], CancellationToken.None).ConfigureAwait(false);
            int second = await store.AppendAsync(events, CancellationToken.None).ConfigureAwait(false);
            if (first != 6 || second != 4)
            {
                throw at.Broken($"of 7 events with one repeat {first} were new, and of 10 with 6 known ones {second}; expected 6 and 4");
            }
        }),
        Of("keeps profiles apart", "make the profile part of every key, case included: two profiles may use one event id", async (at, store) =>
        {
            Interaction ann = Event("ann", 1, World.Now);
            Interaction[] others = [ann with { ProfileId = "Ann", ItemId = "x" }, ann with { ProfileId = "ann ", ItemId = "y" }, ann with { ProfileId = "bob", ItemId = "z" }];
            await store.AppendAsync([ann], CancellationToken.None).ConfigureAwait(false);
            await store.AppendAsync(others, CancellationToken.None).ConfigureAwait(false);
            foreach (Interaction only in (Interaction[])[ann, .. others])
            {
                await SameAsync(at, store, only.ProfileId, [only]).ConfigureAwait(false);
            }
        }),
        Of("adds all or nothing", "check every event before the first is added, or add them in one transaction", async (at, store) =>
        {
            Interaction cem = Event("cem", 9, World.Now);
            foreach (Interaction invalid in (Interaction[])[cem with { EventId = "" }, cem with { ItemId = "" }, cem with { ProfileId = "" }])
            {
                Interaction[] valid = [Event("ann", 1, World.Now), Event("bob", 2, World.Now)];
                bool threw = false;
                try
                {
                    await store.AppendAsync([valid[0], invalid, valid[1]], CancellationToken.None).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not ConformanceException)
                {
                    threw = true;
                }

                string missing = invalid.EventId.Length == 0 ? "id" : invalid.ItemId.Length == 0 ? "title" : "profile";
                at.Where = $"an event without its {missing}, which it {(threw ? "refused" : "ignored")}";
                await SameAsync(at, store, "ann", threw ? [] : [valid[0]]).ConfigureAwait(false);
                await SameAsync(at, store, "bob", threw ? [] : [valid[1]]).ConfigureAwait(false);
            }
        }),
        Of("adds nothing once it is cancelled", "look at the token before anything is added, and not in between", async (at, store) =>
        {
            Interaction[] events = [.. Enumerable.Range(0, 20).Select(i => Event("ann", i, World.Now))];
            bool isCancelled = false;
            try
            {
                await store.AppendAsync(events, new CancellationToken(canceled: true)).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                isCancelled = true;
            }

            await SameAsync(at, store, "ann", isCancelled ? [] : events).ConfigureAwait(false);
        }),
        Of("never changes what was read", "return a copy, or a list that is replaced and not changed by the next append", async (at, store) =>
        {
            Interaction[] before = [Event("ann", 1, World.Now), Event("ann", 2, World.Now.AddDays(-2))];
            await store.AppendAsync(before, CancellationToken.None).ConfigureAwait(false);
            IReadOnlyList<Interaction> read = await store.ReadAsync("ann", CancellationToken.None).ConfigureAwait(false);
            string then = Words(read);
            await store.AppendAsync([Event("ann", 3, World.Now.AddDays(-1)), Event("ann", 4, time: null)], CancellationToken.None).ConfigureAwait(false);
            at.Same(then, Words(read), "what was read", "the same list behind a later append");
        }),
        Of("loses nothing to concurrent appends", "lock each profile, or let the database do it; count an event once, whoever brings it", async (at, store) =>
        {
            int[] added = await Together.RunAsync(Writers, writer =>
            {
                int count = 0;
                for (int i = 0; i < 20; i++)
                {
                    // One of three events is brought by all writers.
                    Interaction[] some = [Event("ann", (1000 * (writer + 1)) + i, World.Now), Event("bob", (1000 * (writer + 1)) + i, World.Now), Event("ann", i, World.Now)];
                    count += store.AppendAsync(some, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                }

                return count;
            }).ConfigureAwait(false);
            IReadOnlyList<Interaction> ann = await store.ReadAsync("ann", CancellationToken.None).ConfigureAwait(false);
            IReadOnlyList<Interaction> bob = await store.ReadAsync("bob", CancellationToken.None).ConfigureAwait(false);
            int expected = 20 * (Writers + 1);
            if (ann.Count != expected || bob.Count != 20 * Writers || added.Sum() != ann.Count + bob.Count)
            {
                throw at.Broken(
                    $"{Writers} writers left {ann.Count} and {bob.Count} events of two profiles and counted {added.Sum()}; "
                    + $"expected {expected}, {20 * Writers} and {expected + (20 * Writers)}");
            }
        }),
    ];

    private static Interaction Event(string profile, int number, DateTimeOffset? time) =>
        new($"event {number}", profile, $"t{number:d4}", InteractionKind.Play, time) { Completion = 0.5f };

    private static IEnumerable<Interaction> InOrder(IEnumerable<Interaction> events) => events.OrderBy(e => e.Time ?? DateTimeOffset.MinValue);

    private static async ValueTask SameAsync(Case at, IInteractionStore store, string profile, IEnumerable<Interaction> expected)
    {
        IReadOnlyList<Interaction> actual = await store.ReadAsync(profile, CancellationToken.None).ConfigureAwait(false)
            ?? throw at.Broken($"reading '{profile}' gave null instead of a list");
        at.Same(Words(expected), Words(actual), $"what '{profile}' did", "what was read");
    }

    // One word an event: blanks within would be taken for the next.
    private static string Words(IEnumerable<Interaction> events) => string.Join(' ', events.Select(e => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{e.ProfileId}/{e.EventId}:{e.ItemId},{e.Kind},{e.Time?.ToUniversalTime():O},{e.Completion:R},{e.Device},{e.Region}").Replace(' ', '_')));

    private Law Of(string name, string advice, Func<Case, IInteractionStore, ValueTask> check) => OwnStore.Of(name, advice, CreateStoreAsync, check);
}
