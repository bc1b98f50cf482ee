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

    public static async Task StageWiseAsync()
    {
        (SnapshotPublisher publisher, InMemoryInteractionStore store) = (new SnapshotPublisher(Shelf.Snapshot), await Shelf.StoreAsync());
        var options = new RankingOptions { MinimumItems = 2 };
        DateTimeOffset now = Shelf.Now;
        // begin stage-wise
        HomepageComposer composer = new HomepageComposerBuilder(publisher, store, options)
            .UseRowSelector(RowSelectors.StageWise(AttentionModel.Screens(scroll: 0.5, swipe: 0.3), diversity: 0.1))
            .Build();
        Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { Rows = 4, Items = 3, At = now });
        Console.WriteLine(string.Join(", ", page.Rows.Select(row => row.Title)));
        // end stage-wise
    }

    public static async Task RulesAsync()
    {
        (SnapshotPublisher publisher, InMemoryInteractionStore store) = (new SnapshotPublisher(Shelf.Snapshot), await Shelf.StoreAsync());
        // begin rules
        var options = new RankingOptions
        {
            Rows = 5,
            MinimumItems = 2,
            Rules = new PageRules
            {
                Groups = { ["charts"] = [RowKinds.Trending, RowKinds.Popular, RowKinds.TopInRegion] },
                Pins = { [RowKinds.Trending] = 0 },
                AtMost = { ["charts"] = 1 },
                AtLeast = { [RowKinds.Attribute] = 0.4 },
                MaximumItems = { ["phone"] = 2 },
                Insertions = { new Insertion { Row = RowKinds.TopPicks, ItemId = "paddington", Place = 1 } },
            },
        };
        HomepageComposer composer = new HomepageComposerBuilder(publisher, store, options).Build();
        Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { Device = "phone", At = Shelf.Now });
        foreach (HomepageRow row in page.Rows)
        {
            Console.WriteLine($"{row.Kind}: {string.Join(", ", row.Items.Select(item => item.Id))}");
        }

        // end rules
    }

    public static async Task BudgetAsync()
    {
        (SnapshotPublisher publisher, InMemoryInteractionStore store) = (new SnapshotPublisher(Shelf.Snapshot), await Shelf.StoreAsync());
        DateTimeOffset now = Shelf.Now;
        // begin budget
        var options = new RankingOptions { BudgetMs = 2000, Rows = 3, Items = 3, MinimumItems = 2 };
        HomepageComposer composer = new HomepageComposerBuilder(publisher, store, options)
            .AddRows(new FriendsWatch())        // asks a service that does not answer
            .Build();
        Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { At = now });
        Console.WriteLine(string.Join(", ", page.Rows.Select(row => row.Title)));
        foreach (TraceEntry entry in page.Trace.Entries)
        {
            Console.WriteLine($"{entry.Component} {entry.Detail}");
        }

        // end budget
    }

    public static async Task NextAsync()
    {
        HomepageComposer composer = await Shelf.ComposerAsync();
        DateTimeOffset now = Shelf.Now;
        // begin next
        Homepage page = await composer.ComposeAsync(new HomepageRequest("ann") { Rows = 2, At = now });
        Homepage below = await composer.ComposeAsync(page.Next() with { At = now.AddMinutes(1) });      // the person scrolls on
        Homepage again = await composer.ComposeAsync(page.Again() with { At = now.AddMinutes(20) });    // the person comes back
        foreach (Homepage shown in new[] { page, below, again })
        {
            Console.WriteLine(string.Join(", ", shown.Rows.Select(row => row.Title)));
        }

        // end next
    }

    private sealed class FriendsWatch : IRowSource
    {
        public string Name => "friends_watch";

        public async ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return [];
        }
    }
}
