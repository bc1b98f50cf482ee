namespace Ranking.Samples.Snippets;

internal static class ProfileSnippets
{
    public static async Task ProfileAsync()
    {
        Catalog catalog = Shelf.Catalog;
        DateTimeOffset now = Shelf.Now;
        // begin profile
        var store = new InMemoryInteractionStore();
        Interaction[] sent =
        [
            new("event-1", "ann", "arrival", InteractionKind.Progress, now.AddHours(-2)) { Completion = 0.4f, Device = "tv" },
            new("event-2", "ann", "chef", InteractionKind.Hide, now.AddHours(-1)),
        ];
        await store.AppendAsync(sent, CancellationToken.None);
        int added = await store.AppendAsync(sent, CancellationToken.None);    // sent twice: nothing is counted twice

        ProfileHistory history = ProfileHistory.Create(await store.ReadAsync("ann", CancellationToken.None), catalog);
        int arrival = catalog.Ids.OrdinalOf("arrival");
        Console.WriteLine($"{added} added; watched: {history.IsWatched(arrival)}; hidden titles: {history.HiddenCount}");
        // end profile
    }

    public static async Task SessionAsync()
    {
        Catalog catalog = Shelf.Catalog;
        DateTimeOffset now = Shelf.Now;
        // begin session
        Interaction[] events =
        [
            .. Shelf.Plays.Where(play => play.ProfileId == "ann"),    // Arrival and Moon, some days ago
            new("event-3", "ann", "chef", InteractionKind.Complete, now.AddMinutes(-12)),
            new("event-4", "ann", "tampopo", InteractionKind.Hover, now.AddMinutes(-2)),
        ];
        ProfileHistory history = ProfileHistory.Create(events, catalog);
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(Signals.Affinity()).UseFormula("affinity").Build();
        foreach (DateTimeOffset moment in new[] { now, now.AddHours(1) })
        {
            var context = new RankingContext(Shelf.Snapshot, new Profile("ann"), history, moment);
            RankedList list = await ranker.RankAsync(new ItemQuery("nearest", [Candidates.Nearest()], Take: 5), context);
            Console.WriteLine($"session: {context.SessionLength?.TotalMinutes ?? 0} minutes; {string.Join(", ", list.Ids(catalog))}");
        }

        // end session
    }
}
