namespace Ranking.Samples.Homepage.Html;

/// <summary>One viewer's homepage: whose it is, its rows, and how it was made.</summary>
internal static class ViewerSection
{
    // Each has a colour in page.css; a host's own kinds are neutral.
    internal static readonly HashSet<string> KnownKinds = [.. typeof(RowKinds).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    public static void Write(HtmlWriter html, IReadOnlyList<Ranking.Homepage> pages, int number, Catalog catalog)
    {
        Ranking.Homepage page = pages[number - 1];
        string viewer = page.Request.Profile.Id;
        html.Write($"""
            <section class="viewer" id="v{number}" aria-labelledby="v{number}-name">
            <header class="who">
            <span class="avatar a{number % 6}" aria-hidden="true">{HtmlText.Initials(viewer)}</span>
            <div><h2 id="v{number}-name" tabindex="-1"><bdi>{viewer}</bdi></h2>
            <p class="facts">{HtmlText.Plural(page.Rows.Count, "row", "rows")} · {HtmlText.Plural(page.Rows.Sum(row => row.Items.Count), "title", "titles")} · composed in <span class="ms">{page.Duration.TotalMilliseconds:0.00} ms</span>{(page.Trace.IsFull ? ", full trace and all" : "")}</p>
            {new Markup(Contrast(pages, number))}</div>
            </header>
            <div class="rows">
            """);
        if (page.Rows.Count == 0)
        {
            html.Write($"""<p class="empty">Nothing may be shown on this page. What happened is told below.</p>""");
        }

        for (int row = 0; row < page.Rows.Count; row++)
        {
            WriteRow(html, page.Rows[row], $"v{number}-r{row + 1}", catalog);
        }

        html.Write($"</div>");
        PageMaking.Write(html, page);
        html.Write($"</section>");
    }

    private static void WriteRow(HtmlWriter html, HomepageRow row, string id, Catalog catalog)
    {
        html.Write($"""
            <section class="row" aria-labelledby="{id}">
            <header><div><h3 id="{id}"><bdi>{row.Title}</bdi></h3><span class="kind{(KnownKinds.Contains(row.Kind) ? $" k-{row.Kind}" : "")}"><bdi>{row.Kind.Replace('_', ' ')}</bdi></span></div>
            <p class="because"><bdi>{row.Reason.ToString()}</bdi></p><span class="count">{HtmlText.Plural(row.Items.Count, "title", "titles")}</span></header>
            <ol class="cards">
            """);
        for (int place = 0; place < row.Items.Count; place++)
        {
            TitleCard.Write(html, catalog, row.Items[place], $"{id}-{place + 1}");
        }

        html.Write($"""
            </ol>
            </section>
            """);
    }

    // What the page has in common with the others, in a line.
    private static string Contrast(IReadOnlyList<Ranking.Homepage> pages, int number)
    {
        if (pages.Count < 2)
        {
            return "";
        }

        var others = pages.Where((_, i) => i != number - 1).SelectMany(page => page.Rows).SelectMany(row => row.Items).ToLookup(item => item.Id, StringComparer.Ordinal);
        HomepageItem[] shared = [.. pages[number - 1].Rows.SelectMany(row => row.Items).Where(item => others.Contains(item.Id))];
        int redrawn = shared.Count(item => others[item.Id].Any(other => other.Artwork?.Name != item.Artwork?.Name));
        string whom = pages.Count == 2 ? "the other page" : "another page";
        string text = shared.Length == 0
            ? $"No title is on {whom} as well"
            : $"{HtmlText.Plural(shared.Length, "title is", "titles are")} on {whom} as well{(redrawn > 0 ? $", {HtmlText.Number(redrawn, "0")} with other artwork" : "")}";
        return $"<p class=\"facts\">{text}</p>";
    }
}
