namespace Ranking.Tests.Common;

/// <summary>A small catalog and people whose tastes are known by construction.</summary>
public static class Films
{
    public static readonly string[] Labels = ["Cerebral Sci-Fi", "Dark Satire", "Quiet Documentary", "Slapstick Comedy", "Slow Thriller", "Tender Anime"];

    /// <summary>Titles t000, t001, … of which each has one label, in turn, and every third the next label too.</summary>
    public static Catalog Catalog(int count = 60) => new CatalogBuilder().AddRange(Items(count)).Build();

    public static IEnumerable<CatalogItem> Items(int count) => Enumerable.Range(0, count).Select(Item);

    public static CatalogItem Item(int i) => new($"t{i:d3}", $"Title {i}")
    {
        Categories =
        {
            ["micro_genres"] = i % 3 == 0 ? [Labels[i % Labels.Length], Labels[(i + 1) % Labels.Length]] : [Labels[i % Labels.Length]],
            ["directors"] = [$"Director {i % 7}"],
        },
        Numbers = { ["rating"] = 5 + (i % 5), ["year"] = 1980 + i },
        Texts = { ["plot"] = $"A story about {Labels[i % Labels.Length].ToLowerInvariant()} and number {i % 11}." },
        Maturity = i % 10 == 0 ? "PG" : "R",
        Artwork = [new ArtworkVariant("wide", ["epic"]), new ArtworkVariant("face", [Labels[i % Labels.Length]])],
    };

    /// <summary>A play of a title some days ago.</summary>
    public static Interaction Play(string profile, int title, double daysAgo = 1, float completion = 1f, InteractionKind kind = InteractionKind.Play) =>
        new($"{profile}/{title}/{kind}/{daysAgo}", profile, $"t{title:d3}", kind, FakeClock.Now.AddDays(-daysAgo)) { Completion = completion };

    /// <summary>Someone who finished titles of one label, the newest first a day ago.</summary>
    public static IEnumerable<Interaction> Fan(string profile, int label, int plays = 4) =>
        Enumerable.Range(0, plays).Select(i => Play(profile, label + (Labels.Length * i), daysAgo: i + 1));

    /// <summary>Many people, so that titles differ in popularity: title i is played by about 1 in (1 + i mod 9) of them.</summary>
    public static IEnumerable<Interaction> Crowd(int people = 40, int titles = 60) =>
        from person in Enumerable.Range(0, people)
        from title in Enumerable.Range(0, titles)
        where (person + title) % (1 + (title % 9)) == 0
        select Play($"crowd{person}", title, daysAgo: 2 + ((person * 7) + (title * 3)) % 60, completion: 0.5f + (title % 5) / 10f);
}
