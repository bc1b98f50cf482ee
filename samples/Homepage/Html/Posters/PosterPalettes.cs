namespace Ranking.Samples.Homepage.Html;

/// <summary>The palettes, as data, and which of them suits some tags.</summary>
internal static class PosterPalettes
{
    // high, low, light, accent, mid, base; the tags it suits.
    private static readonly (string Colors, string Tags)[] Table =
    [
        ("#14162e #8a4430 #ffd089 #f2843c #3a2233 #0d0b16", "crime gritty night film-noir tense drama"),
        ("#1a0b3b #7b1fa2 #ff8fe0 #2de2e6 #32125f #0c0520", "stylish sci-fi night fast musical crime"),
        ("#0a2026 #1f6069 #d6f0e6 #f0583f #123e47 #061014", "thriller tense mystery crime night action"),
        ("#2a0508 #a8141d #ffc2a8 #ff5a43 #520b12 #120204", "horror provocative tense thriller war"),
        ("#343b44 #98a2a8 #eef1f0 #d2573f #4f5963 #14171b", "bleak war documentary history drama"),
        ("#17171b #62626a #f4f1ea #e6322e #2e2e34 #0a0a0c", "film-noir stylish bleak night crime documentary"),
        ("#0f1f17 #4c6b4a #e5edb8 #b7d36b #1f3a2a #08110c", "eerie horror mystery war night"),
        ("#04142b #0f5590 #bfe6ff #36c5f0 #0a2f5a #020a17", "sci-fi mystery quiet night cerebral thriller"),
        ("#0b1030 #41609f #f6e7c1 #ff8c5a #1f2d63 #070a1c", "sci-fi epic cerebral visual drama night"),
        ("#2b2148 #dc6a7d #ffe0b0 #ffb066 #613367 #150f26", "romance dreamlike nostalgic moving drama night"),
        ("#3a0f24 #c64a6e #ffd9d0 #ff8fa0 #701d40 #1a0610", "romance romantic musical drama stylish"),
        ("#4a1d0b #e3902f #fff0c2 #ffd05c #833811 #1e0c05", "western warm nostalgic adventure inspiring cosy"),
        ("#6b2d1a #e9a25b #ffe9c4 #d8452e #93432a #25100a", "western gritty war history adventure action"),
        ("#0d2b27 #4f9a76 #f2f7cf #f4b942 #1d5045 #061512", "adventure family fantasy animation quiet documentary"),
        ("#16324f #8fc1dd #ffffff #ff7a59 #33618a #0a1a2b", "documentary adventure epic visual quiet drama"),
        ("#1c1147 #6b4bd8 #ffe7a0 #f7b733 #3a2386 #0d0824", "fantasy dreamlike musical visual animation night"),
        ("#3d0a14 #b8442c #ffe2a1 #ffb52e #6f1c1e #1b0408", "history epic action moving drama fast"),
        ("#10202e #4c7794 #dff0fa #ffb000 #24465e #08111a", "action fast cerebral thriller tense documentary"),
        ("#281018 #9d6a52 #f7dfc4 #e9b26a #57303a #150a0d", "moving drama nostalgic history quiet warm"),
        ("#f7e7c8 #f2c285 #fffaf0 #d9432f #e59854 #f6dfb6", "comedy witty warm cosy history western"),
        ("#ffd9e2 #fba3b8 #fffdf7 #5457cf #f0718d #ffe3ea", "comedy playful romance family romantic children's"),
        ("#ffe27a #ffb937 #fffbe8 #dd4238 #f28c28 #ffd95e", "comedy playful absurd stand-up fast reality"),
        ("#cfeaf5 #86c5e3 #ffffff #ee5c35 #4f9cc4 #dcf1f8", "family animation playful inspiring children's adventure"),
        ("#dfe8cf #a5c296 #fbfdf3 #c04c35 #7da07a #e4ecd6", "quiet cosy documentary warm reality family"),
        ("#ece6da #cdc0ad #fffdf8 #c23b22 #a29483 #efe9dd", "documentary cerebral witty provocative absurd stand-up"),
        ("#f4d9d0 #e58f6f #fff6ee #1f6f78 #cf6b4c #f7e2d8", "warm cosy moving romance family comedy"),
    ];

    private static readonly (PosterPalette Palette, HashSet<string> Tags)[] Known =
        [.. Table.Select(row => (Read(row.Colors), new HashSet<string>(row.Tags.Split(' '), StringComparer.OrdinalIgnoreCase)))];

    public static IReadOnlyList<PosterPalette> All { get; } = [.. Known.Select(known => known.Palette)];

    /// <summary>One of the palettes that suit most of the tags, turned a little so that neighbours differ.</summary>
    public static PosterPalette For(PosterBrief brief, PosterSeed seed)
    {
        bool isNight = brief.Variant.Equals("night", StringComparison.OrdinalIgnoreCase);
        var suited = Known
            .Where(known => !isNight || known.Palette.IsDark)
            .Select(known => (known.Palette, Matches: brief.Tags.Count(known.Tags.Contains) + (isNight && known.Tags.Contains("night") ? 1 : 0)))
            .ToList();
        int most = suited.Max(known => known.Matches);
        // With few that suit best, the next best make a row less even.
        int least = suited.Count(known => known.Matches == most) < 3 ? Math.Max(1, most - 1) : most;
        return seed.Pick([.. suited.Where(known => known.Matches >= Math.Min(least, most)).Select(known => known.Palette)]).Turned(seed.Between(-9, 9));
    }

    private static PosterPalette Read(string colors)
    {
        PosterColor[] parts = [.. colors.Split(' ').Select(PosterColor.Parse)];
        return new PosterPalette(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }
}
