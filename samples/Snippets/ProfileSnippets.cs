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

    public static Task SessionAsync()
    {
        Catalog catalog = Shelf.Catalog;
        DateTimeOffset now = Shelf.Now;
        // begin session
        Interaction[] events =
        [
            .. Shelf.Plays.Where(play => play.ProfileId == "ann"),    // Arrival and Moon, some days ago
            new("event-3", "ann", "fleabag", InteractionKind.Progress, now.AddMinutes(-12)) { Completion = 0.7f },
            new("event-4", "ann", "booksmart", InteractionKind.Search, now.AddMinutes(-6)),
            new("event-5", "ann", "solaris", InteractionKind.Impression, now.AddMinutes(-4)),
            new("event-6", "ann", "stalker", InteractionKind.Skip, now.AddMinutes(-2)),
        ];
        ProfileHistory history = ProfileHistory.Create(events, catalog);
        var context = new RankingContext(Shelf.Snapshot, new Profile("ann"), history, now);
        Console.WriteLine($"a session of {context.SessionLength?.TotalMinutes} minutes");
        for (int i = 0; i < history.SessionItems.Length; i++)
        {
            Console.WriteLine($"{catalog.Ids[history.SessionItems[i]]}: {history.SessionWeights[i]:F1}");
        }

        // end session
        return Task.CompletedTask;
    }
}
