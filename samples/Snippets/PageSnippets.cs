namespace Ranking.Samples.Snippets;

internal static class PageSnippets
{
    public static async Task PageAsync()
    {
        HomepageComposer composer = await Shelf.ComposerAsync();
        DateTimeOffset now = Shelf.Now;
        // begin page
        Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { Device = "tv", At = now });
        Console.Write(HomepageText.Render(page));
        // end page
    }

    public static async Task TraceAsync()
    {
        HomepageComposer composer = await Shelf.ComposerAsync();
        DateTimeOffset now = Shelf.Now;
        // begin trace
        Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { At = now, Explain = ExplainLevel.Full });
        foreach (ItemAccount account in page.Trace.Account("top_picks").Take(3))
        {
            string terms = string.Join(" + ", account.Terms.Select(term => FormattableString.Invariant($"{term.Value:0.00} ({term.Key})")));
            Console.WriteLine($"{account.ItemId}, found by {account.Source}: {terms}: {account.Fate} {account.Place}");
        }

        // end trace
    }

    public static async Task ReplayAsync()
    {
        HomepageComposer composer = await Shelf.ComposerAsync();
        HomepageComposer another = await Shelf.ComposerAsync();
        Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { At = Shelf.Now, Explain = ExplainLevel.Full });
        // begin replay
        string json = page.Trace.ToJson();                                // keep it with a complaint, a test, a bug report
        Homepage again = another.Replay(PageTrace.FromJson(json));        // in another process, on another day
        Console.WriteLine(HomepageText.Render(again) == HomepageText.Render(page));
        // end replay
    }
}
