using Ranking.Embeddings;

namespace Ranking.Samples.Host;

/// <summary>A small shop: Ranking is not about films.</summary>
internal static class Shop
{
    private static readonly (string Id, string Department)[] Items =
    [
        ("tent", "Outdoors"), ("stove", "Outdoors"), ("boots", "Outdoors"), ("map", "Outdoors"), ("rope", "Outdoors"),
        ("novel", "Books"), ("atlas", "Books"), ("cookbook", "Books"), ("poems", "Books"),
        ("lamp", "Home"), ("mug", "Home"), ("rug", "Home"), ("clock", "Home"),
    ];

    public static IReadOnlyList<Interaction> Purchases { get; } =
    [
        new("1", "dana", "tent", InteractionKind.Complete, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)),
        new("2", "dana", "boots", InteractionKind.Complete, new DateTimeOffset(2026, 3, 8, 12, 0, 0, TimeSpan.Zero)),
        new("3", "elif", "novel", InteractionKind.Complete, new DateTimeOffset(2026, 3, 9, 12, 0, 0, TimeSpan.Zero)),
        new("4", "femi", "novel", InteractionKind.Complete, new DateTimeOffset(2026, 3, 9, 13, 0, 0, TimeSpan.Zero)),
    ];

    /// <summary>What is cheaper today, and by which share of its price.</summary>
    public static IReadOnlyDictionary<string, float> Discounts { get; } = new Dictionary<string, float>(StringComparer.Ordinal)
    {
        ["lamp"] = 0.3f,
        ["mug"] = 0.3f,
        ["tent"] = 0.5f,
        ["novel"] = 0.2f,
    };

    public static bool IsInStock(string id) => id is not "rope" and not "atlas";

    public static RankingSnapshot Snapshot()
    {
        Catalog catalog = new CatalogBuilder()
            .AddRange(Items.Select(item => new CatalogItem(item.Id, item.Id) { Categories = { ["departments"] = [item.Department] } }))
            .Build();
        var asOf = new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);
        return RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, Purchases, asOf), TextSpace.Build(catalog));
    }
}
