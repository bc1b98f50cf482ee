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
}
