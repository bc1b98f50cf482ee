using System.Xml.Linq;
using Ranking.Embeddings;
using Ranking.Samples.Data;

namespace Ranking.Samples.Tests.Homepage;

/// <summary>Pages to write as HTML, and the HTML read back by a strict reader.</summary>
internal static class HtmlPages
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero);

    public static DataFolder Data { get; } = DataFolder.Load(Repository.Path("samples", "Homepage", "Catalog"));

    /// <summary>Whatever a catalog may hold that a page must not fall for.</summary>
    public static string[] Hostile { get; } =
    [
        "</script><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "\u202Egnp.exe \u2066abc", new string('A', 500), "]]> <!-- --> <![CDATA[",
        "nul \0 bell \a", "\u2028line\u2029", "lone \uD800 surrogate", "\uFFFE\uFFFF", "😀👩‍👩‍👧", "סרט", "&lt;b&gt;&amp;", "https://example.com/a.png", "url(//example.com)", "javascript:alert(1)",
        "<style>*{display:none}</style>", "${x} {{y}}", "\\", "日本語",
    ];

    public static async Task<IReadOnlyList<Ranking.Homepage>> SampleAsync(params string[] viewers)
    {
        HomepageComposer composer = await ComposerAsync(Data.Catalog, Data.Interactions, Data.DefaultTime, []);
        var pages = new List<Ranking.Homepage>();
        foreach (string viewer in viewers)
        {
            pages.Add(await composer.ComposeAsync(new HomepageRequest(Data.Profiles[viewer]) { At = Data.DefaultTime, Rows = 8, Items = 6, Explain = ExplainLevel.Full }));
        }

        return pages;
    }

    /// <summary>A page of titles, labels, pictures, rows and a profile that are named by <paramref name="texts"/>; ids stay apart by a number.</summary>
    public static async Task<(Ranking.Homepage Page, Catalog Catalog)> NamedAsync(string[] texts)
    {
        string[] labels = [.. texts.Select((text, i) => $"{text}{i % 4}")];
        Catalog catalog = new CatalogBuilder().AddRange(texts.Select((text, i) => new CatalogItem($"{i:00}{text}", text)
        {
            Categories = { ["genres"] = [labels[i % 4], labels[(i + 1) % 4]], ["directors"] = [text] },
            Texts = { ["plot"] = text },
            Artwork = i % 3 == 0 ? [] : [new ArtworkVariant(i % 2 == 0 ? text : "face", [text, "drama"])],
        })).Build();
        string viewer = string.Concat(texts.Take(4));
        Interaction[] plays = [.. Enumerable.Range(0, 4).Select(i => new Interaction($"e{i}", viewer, $"{i:00}{texts[i]}", InteractionKind.Complete, Now.AddDays(-i - 1)))];
        IRowSource row = Rows.Editorial(texts[0], [.. texts.Select((text, i) => $"{i:00}{text}").Skip(4)], position: 1);
        HomepageComposer composer = await ComposerAsync(catalog, plays, Now, [row]);
        return (await composer.ComposeAsync(new HomepageRequest(viewer) { At = Now, Rows = 4, Items = 20, Device = texts[1], Explain = ExplainLevel.Full }), catalog);
    }

    public static XElement Parse(string html) => XDocument.Parse(html, LoadOptions.PreserveWhitespace).Root!;

    public static IEnumerable<XElement> OfClass(this XElement root, string name) =>
        root.Descendants().Where(element => ((string?)element.Attribute("class") ?? "").Split(' ').Contains(name, StringComparer.Ordinal));

    private static async Task<HomepageComposer> ComposerAsync(Catalog catalog, IReadOnlyList<Interaction> plays, DateTimeOffset now, IRowSource[] rows)
    {
        var store = new InMemoryInteractionStore();
        await store.AppendAsync(plays, CancellationToken.None);
        RankingSnapshot snapshot = RankingSnapshot.Create(catalog, CatalogStatistics.Compute(catalog, plays, now), TextSpace.Build(catalog));
        var builder = new HomepageComposerBuilder(new SnapshotPublisher(snapshot), store, new RankingOptions { ComponentTimeoutMs = 60_000, MinimumItems = 2 });
        return rows.Aggregate(builder, (made, row) => made.AddRows(row)).Build();
    }
}
