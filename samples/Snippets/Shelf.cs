using Ranking.Embeddings;

namespace Ranking.Samples.Snippets;

/// <summary>A shelf of films and a few people, for the snippets to work with.</summary>
internal static class Shelf
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero);

    private static readonly (string Id, string Title, string Genre, float Rating)[] Films =
    [
        ("arrival", "Arrival", "Sci-Fi", 7.9f), ("stalker", "Stalker", "Sci-Fi", 8.1f), ("solaris", "Solaris", "Sci-Fi", 8.0f), ("primer", "Primer", "Sci-Fi", 6.7f),
        ("moon", "Moon", "Sci-Fi", 7.8f), ("fleabag", "Fleabag", "Comedy", 8.7f), ("chef", "Chef", "Comedy", 7.3f), ("tampopo", "Tampopo", "Comedy", 7.9f),
        ("booksmart", "Booksmart", "Comedy", 7.1f), ("paddington", "Paddington 2", "Comedy", 7.8f),
    ];

    public static readonly Interaction[] Plays =
    [
        Play("ann", "arrival", 1), Play("ann", "moon", 3), Play("bob", "chef", 2), Play("cem", "chef", 4), Play("cem", "fleabag", 1), Play("dee", "stalker", 9), Play("dee", "solaris", 2),
    ];

    public static Catalog Catalog { get; } = new CatalogBuilder()
        .AddRange(Films.Select(film => new CatalogItem(film.Id, film.Title) { Categories = { ["genres"] = [film.Genre] }, Numbers = { ["rating"] = film.Rating } }))
        .Build();

    public static RankingSnapshot Snapshot { get; } =
        RankingSnapshot.Create(Catalog, CatalogStatistics.Compute(Catalog, Plays, Now), TextSpace.Build(Catalog, new TextSpaceOptions { Dimensions = 8 }));

    public static async Task<InMemoryInteractionStore> StoreAsync()
    {
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(Plays, CancellationToken.None);
        return store;
    }

    public static RankingContext Context(string profile) =>
        new(Snapshot, new Profile(profile), ProfileHistory.Create([.. Plays.Where(play => play.ProfileId == profile)], Catalog), Now);

    public static async Task<HomepageComposer> ComposerAsync() => new HomepageComposerBuilder(
        new SnapshotPublisher(Snapshot),
        await StoreAsync(),
        new RankingOptions { Formula = "0.8 * affinity + 0.2 * popularity", MinimumItems = 2, Rows = 3, Items = 3 }).Build();

    private static Interaction Play(string who, string film, int daysAgo) =>
        new($"{who}/{film}", who, film, InteractionKind.Complete, Now.AddDays(-daysAgo));
}
