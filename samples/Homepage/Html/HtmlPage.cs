using System.Globalization;

namespace Ranking.Samples.Homepage.Html;

/// <summary>The homepages of viewers as one HTML file that needs nothing else: no server, no network, no other file.</summary>
/// <remarks>The markup is well-formed XML too, so that tests and tools can read it. The same pages give the same file, but for how long they took.</remarks>
internal static class HtmlPage
{
    private static readonly string[] Numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    /// <summary>Writes pages side by side.</summary>
    /// <param name="pages">The pages; those with full traces can be asked for the breakdown of their titles.</param>
    /// <param name="catalog">The catalog they were made over.</param>
    public static string Write(IReadOnlyList<Ranking.Homepage> pages, Catalog catalog)
    {
        var html = new HtmlWriter();
        string names = string.Join(", ", pages.Select(page => page.Request.Profile.Id));
        html.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="{new Markup(PageAssets.ContentSecurityPolicy)}"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="dark light"/>
            <title>{(pages.Count == 1 ? $"The homepage of {names}" : $"The homepages of {names}")}</title>
            <style>{new Markup(PageAssets.Style)}</style>
            <script>{new Markup(PageAssets.HeadScript)}</script>
            </head>
            <body>
            {new Markup(PageAssets.Motifs)}
            <a class="skip" href="#pages">Skip to the homepages</a>
            """);
        WriteTop(html, pages, catalog);
        html.Write($"""<main id="pages" class="pages n{Math.Min(pages.Count, 4)}">""");
        for (int number = 1; number <= pages.Count; number++)
        {
            ViewerSection.Write(html, pages, number, catalog);
        }

        html.Write($"""
            </main>
            <footer class="end"><p>Posters are drawn from the tags of the picture that was chosen for each viewer. Everything on this page is in this file.</p></footer>
            <dialog id="breakdown" aria-labelledby="breakdown-title"></dialog>
            <script type="application/json" id="data">{new Markup(BreakdownData.Write(pages, catalog))}</script>
            <script>{new Markup(PageAssets.Script)}</script>
            </body>
            </html>
            """);
        return html.ToString();
    }

    private static void WriteTop(HtmlWriter html, IReadOnlyList<Ranking.Homepage> pages, Catalog catalog)
    {
        string count = pages.Count < Numbers.Length ? Numbers[pages.Count] : HtmlText.Number(pages.Count, "0");
        DateTimeOffset at = pages.Count == 0 ? default : pages[0].At;
        string? device = pages.Count == 0 ? null : pages[0].Request.Device;
        html.Write($"""
            <header class="top">
            <p class="brand"><svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><rect x="2" y="4" width="20" height="4" rx="1"/><rect x="2" y="10" width="14" height="4" rx="1"/><rect x="2" y="16" width="8" height="4" rx="1"/></svg> Ranking</p>
            <h1>{(pages.Count == 1 ? "One catalog, one homepage" : $"One catalog, {count.ToLowerInvariant()} homepages")}</h1>
            <p class="about">{HtmlText.Plural(catalog.Count, "title", "titles")}, ranked for each viewer as of <time datetime="{at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{at.UtcDateTime.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</time>{(device is null ? "" : $", on {device}")}. Every title says why it is there; open one to see how its score came about.</p>
            </header>
            """);
        if (pages.Count < 2)
        {
            return;
        }

        html.Write($"""<nav class="switch" aria-label="Viewers">""");
        for (int number = 1; number <= pages.Count; number++)
        {
            html.Write($"""<a href="#v{number}"><bdi>{pages[number - 1].Request.Profile.Id}</bdi></a>""");
        }

        html.Write($"</nav>");
    }
}
