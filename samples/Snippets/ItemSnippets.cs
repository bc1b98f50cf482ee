namespace Ranking.Samples.Snippets;

internal static class ItemSnippets
{
    public static async Task RankerAsync()
    {
        RankingContext context = Shelf.Context("ann");
        // begin ranker
        IItemRanker ranker = new ItemRankerBuilder()
            .AddSignals(Signals.Affinity())
            .AddSignals(Signals.Column("rating"))
            .UseFormula("0.7 * affinity + 0.03 * item.rating")
            .AddReorderer(Reorder.Cap("genres", most: 2, window: 3))
            .Build();

        RankedList list = await ranker.RankAsync(new ItemQuery("evening", [Candidates.Popular(), Candidates.Nearest()], Take: 8), context);
        Console.WriteLine(string.Join(", ", list.Ids(context.Snapshot.Catalog)));
        // end ranker
    }

    public static async Task SourcesAsync()
    {
        RankingContext context = Shelf.Context("ann");
        IItemRanker ranker = new ItemRankerBuilder().UseFormula("retrieval").Build();
        // begin sources
        ItemQuery[] lists =
        [
            new("acclaimed", [Candidates.OrderedBy("rating DESC, title")], Take: 3),
            new("search", [Candidates.Matching("padington comedy")], Take: 3),
            new("like these", [Candidates.NearestTo(["chef", "tampopo"])], Take: 3),
            new("new to you", [Candidates.Where(Candidates.Popular(), (catalog, item) => catalog.Numbers("rating")[item] >= 8)], Take: 3),
        ];
        foreach ((ItemQuery list, RankedList ranked) in lists.Zip(await ranker.RankAsync(lists, context, CancellationToken.None)))
        {
            Console.WriteLine($"{list.Key}: {string.Join(", ", ranked.Ids(context.Snapshot.Catalog))}");
        }
        // end sources
    }

    public static async Task SignalsAsync()
    {
        RankingContext context = Shelf.Context("ann");
        // begin signals
        IItemRanker ranker = ItemRankerBuilder.CreateDefault()
            .AddSignals(Signals.Context())
            .AddSignals(Signals.Habits())
            .AddSignals(Signals.Feedback())
            .AddSignals(Signals.NewTitles())
            .UseFormula("0.18 * affinity + 0.6 * region_popularity + 0.1 * daypart_affinity + 0.1 * is_phone * device_affinity"
                + " + 0.1 * early_signal - 0.2 * aversion - 0.1 * impressions / (impressions + 10)")
            .Build();
        // end signals
        RankedList list = await ranker.RankAsync(new ItemQuery("best", [Candidates.Popular()], Take: 1), context);
        Console.WriteLine(string.Join(", ", list.Ids(context.Snapshot.Catalog)));
    }

    public static async Task EngagementAsync()
    {
        RankingContext context = Shelf.Context("ann");
        // begin engagement
        IItemRanker ranker = new ItemRankerBuilder()
            .AddSignals(Signals.Engagement())
            .AddSignals(Signals.Statistics())
            .UseFormula("0.5 * click_through_rate + 0.3 * watch_completion + 0.2 / (1.0 + popular_rank)")
            .Build();

        RankedList list = await ranker.RankAsync(new ItemQuery("tonight", [Candidates.Popular()], Take: 4), context);
        Console.WriteLine(string.Join(", ", list.Ids(context.Snapshot.Catalog)));
        // end engagement
    }

    public static async Task FeaturesAsync()
    {
        var store = new InMemoryFeatureStore();
        ISignalProvider definition = Signals.Column("rating");
        RankingContext context = Shelf.Context("ann");
        // begin features
        // One definition, kept for an hour: pages and training read it through the same provider.
        ISignalProvider features = Signals.Stored(definition, store, freshness: TimeSpan.FromHours(1), isPerProfile: false);
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(features).UseFormula("item.rating").Build();
        // end features
        RankedList list = await ranker.RankAsync(new ItemQuery("best", [Candidates.Popular()], Take: 1), context);
        Console.WriteLine(string.Join(", ", list.Ids(context.Snapshot.Catalog)));
    }
}
