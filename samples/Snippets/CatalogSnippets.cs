using Ranking.Embeddings;

namespace Ranking.Samples.Snippets;

internal static class CatalogSnippets
{
    public static Task CatalogAsync()
    {
        // begin catalog
        Catalog catalog = new CatalogBuilder()
            .Add(new CatalogItem("arrival", "Arrival")
            {
                Categories = { ["genres"] = ["Sci-Fi", "Drama"] },
                Numbers = { ["rating"] = 7.9f },
                Times = { ["release_date"] = new DateTimeOffset(2016, 11, 11, 0, 0, 0, TimeSpan.Zero) },
                Maturity = "PG-13",
                Artwork = [new ArtworkVariant("heptapod", ["mystery", "space"]), new ArtworkVariant("louise", ["face", "drama"])],
                Availability = [new Availability(From: null, Until: null, Regions: ["SE", "NO"])],
            })
            .Add(new CatalogItem("moon", "Moon") { Categories = { ["genres"] = ["Sci-Fi"] } })
            .Build();

        CategoryColumn genres = catalog.Category("genres");
        Console.WriteLine($"{catalog.Count} titles, {genres.Values.Count} genres, {genres.ItemsWith(genres.Values.OrdinalOf("Sci-Fi")).Length} of them Sci-Fi");
        // end catalog
        return Task.CompletedTask;
    }

    public static async Task SnapshotAsync()
    {
        Catalog catalog = Shelf.Catalog;
        InMemoryInteractionStore store = await Shelf.StoreAsync();
        Interaction[] everybody = Shelf.Plays;
        DateTimeOffset now = Shelf.Now;
        // begin snapshot
        var statistics = CatalogStatistics.Compute(catalog, everybody, asOf: now);
        var publisher = new SnapshotPublisher(RankingSnapshot.Create(catalog, statistics, TextSpace.Build(catalog)));
        HomepageComposer composer = new HomepageComposerBuilder(publisher, store).Build();

        // On an interval of your own: newer statistics over the same titles. Requests that run finish on what they started with.
        publisher.Publish(publisher.Current!.With(CatalogStatistics.Compute(catalog, everybody, asOf: now.AddHours(1))));
        // end snapshot
        Console.WriteLine((await composer.ComposeAsync(new HomepageRequest("ann") { At = now })).Rows.Count > 0);
    }
}
