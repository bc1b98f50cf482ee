using Ranking.Embeddings;

namespace Ranking.Core.Tests.Support;

/// <summary>Eight crime films in the east, eight musicals in the north, and someone who likes four of each, crime a little more.</summary>
internal static class TwoTastes
{
    public static Catalog Catalog { get; } = new CatalogBuilder()
        .AddRange(Enumerable.Range(0, 8).Select(i => Item("crime", "Crime", i)))
        .AddRange(Enumerable.Range(0, 8).Select(i => Item("musical", "Musical", i)))
        .Build();

    public static IReadOnlyList<Interaction> Plays { get; } =
    [
        .. Enumerable.Range(0, 4).Select(i => Play($"crime{i}", 1f)),
        .. Enumerable.Range(0, 4).Select(i => Play($"musical{i}", 0.9f)),
    ];

    public static RankingSnapshot Snapshot { get; } = RankingSnapshot.Create(Catalog, CatalogStatistics.Compute(Catalog, Plays, FakeClock.Now), Space());

    public static RankingContext Context(string profile = "fan") =>
        new(Snapshot, new Profile(profile), ProfileHistory.Create([.. Plays.Where(play => play.ProfileId == profile)], Catalog), FakeClock.Now);

    /// <summary>The farther a title is from the first of its kind, the farther it leans out of the plane of both.</summary>
    public static VectorSpace Space() => VectorSpace.Create(
        "plane",
        EmbeddingTable.Create(
            3, [.. Enumerable.Range(0, 16).SelectMany(i => i < 8 ? new[] { 1f, 0f, 0.1f * i } : [0f, 1f, 0.1f * (i - 8)])], [.. Enumerable.Range(0, 16).Select(i => i < 8 ? $"crime{i}" : $"musical{i - 8}")]),
        Catalog);

    private static CatalogItem Item(string id, string genre, int number) =>
        new($"{id}{number}", $"{genre} {number}") { Categories = { ["genres"] = [genre], ["sets"] = [$"{genre} set", "All"] } };

    private static Interaction Play(string id, float completion) => new(id, "fan", id, InteractionKind.Play, FakeClock.Now.AddDays(-1)) { Completion = completion };
}
