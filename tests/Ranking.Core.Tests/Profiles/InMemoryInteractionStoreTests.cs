namespace Ranking.Core.Tests.Profiles;

public class InMemoryInteractionStoreTests
{
    private readonly InMemoryInteractionStore _store = new();

    [Fact]
    public async Task Keeps_the_first_event_of_an_id_and_says_how_many_were_new()
    {
        Interaction[] events = [Films.Play("p", 1), Films.Play("p", 2), Films.Play("p", 1)];
        Assert.Equal(2, await _store.AppendAsync(events, CancellationToken.None));
        Assert.Equal(0, await _store.AppendAsync(events, CancellationToken.None));
        Assert.Equal(2, (await _store.ReadAsync("p", CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Reads_by_time_with_timeless_events_first_and_ties_as_added()
    {
        Interaction late = Films.Play("p", 1, daysAgo: 1);
        Interaction early = Films.Play("p", 2, daysAgo: 5);
        Interaction tied = late with { EventId = "tied" };
        var timeless = new Interaction("none", "p", "t003", InteractionKind.Play, null);
        await _store.AppendAsync([late, early], CancellationToken.None);
        await _store.AppendAsync([tied, timeless], CancellationToken.None);
        Assert.Equal([timeless, early, late, tied], await _store.ReadAsync("p", CancellationToken.None));
    }

    [Fact]
    public async Task Adds_nothing_when_one_event_is_wrong()
    {
        Interaction[] events = [Films.Play("p", 1), new Interaction("", "p", "t001", InteractionKind.Play, null)];
        var error = await Assert.ThrowsAsync<RankingException>(async () => await _store.AppendAsync(events, CancellationToken.None));
        Assert.Contains("Interaction 1 of 2 needs an event id", error.Message, StringComparison.Ordinal);
        Assert.Empty(_store.All);
    }

    [Fact]
    public async Task What_was_read_is_bound_to_a_catalog_once_and_anew_to_another()
    {
        await _store.AppendAsync([Films.Play("p", 7)], CancellationToken.None);
        var log = Assert.IsType<InteractionLog>(await _store.ReadAsync("p", CancellationToken.None));
        Catalog one = Films.Catalog();
        Catalog other = new CatalogBuilder().AddRange([Films.Item(7), Films.Item(50)]).Build();
        Assert.Same(log.BindTo(one), log.BindTo(one));
        Assert.Equal([7], log.BindTo(one).Items.ToArray());
        Assert.Equal([0], log.BindTo(other).Items.ToArray());
        await _store.AppendAsync([Films.Play("p", 50)], CancellationToken.None);
        Assert.Equal(2, ((InteractionLog)await _store.ReadAsync("p", CancellationToken.None)).BindTo(one).Count);
        Assert.Equal(1, log.BindTo(one).Count);
    }

    [Fact]
    public async Task Somebody_who_does_not_come_back_holds_no_catalog()
    {
        await _store.AppendAsync([Films.Play("p", 7)], CancellationToken.None);
        WeakReference[] seen = [Seen((InteractionLog)await _store.ReadAsync("p", CancellationToken.None)), Seen((InteractionLog)await _store.ReadAsync("nobody", CancellationToken.None))];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.All(seen, catalog => Assert.False(catalog.IsAlive));

        // Apart, so that nothing of this method holds the catalog.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Seen(InteractionLog log)
        {
            Catalog catalog = Films.Catalog();
            Assert.Equal(log.Count, log.BindTo(catalog).Count);
            return new WeakReference(catalog);
        }
    }

    [Fact]
    public async Task Profiles_share_nothing_even_the_ids_of_events()
    {
        Interaction mine = Films.Play("p", 1);
        await _store.AppendAsync([mine, mine with { ProfileId = "q" }], CancellationToken.None);
        Assert.Single(await _store.ReadAsync("p", CancellationToken.None));
        Assert.Single(await _store.ReadAsync("q", CancellationToken.None));
        Assert.Empty(await _store.ReadAsync("r", CancellationToken.None));
    }

    [Fact]
    public async Task Appends_beside_each_other_lose_and_repeat_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                await _store.AppendAsync([Films.Play($"p{i % 5}", i, daysAgo: i)], CancellationToken.None);
            }
        })));
        Assert.Equal(200, _store.All.Count());
        Assert.Equal(200, _store.All.Select(e => e.EventId).Distinct(StringComparer.Ordinal).Count());
    }
}
