namespace Ranking.Samples.Homepage.Html;

/// <summary>How a page was made: the rows that were proposed and left out, the parts that were skipped, and how long the stages took.</summary>
internal static class PageMaking
{
    // The trace's name for a stage as a whole.
    private const string Whole = "all";

    public static void Write(HtmlWriter html, Ranking.Homepage page)
    {
        PageTrace trace = page.Trace;
        RowTrace[] left = [.. trace.Rows.Where(row => row.Place is null)];
        html.Write($"""
            <details class="making">
            <summary>How this page was made <span>{HtmlText.Plural(trace.Rows.Count, "row", "rows")} proposed, {HtmlText.Plural(left.Length, "left out", "left out")}</span></summary>
            """);
        WriteLeftOut(html, left);
        WriteSkipped(html, trace);
        WriteTimes(html, page);
        html.Write($"</details>");
    }

    private static void WriteLeftOut(HtmlWriter html, RowTrace[] left)
    {
        html.Write($"<h4>Rows that were proposed and left out</h4>");
        if (left.Length == 0)
        {
            html.Write($"<p>None: every proposed row is on the page.</p>");
        }

        foreach (IGrouping<string, RowTrace> group in left.GroupBy(row => row.Outcome, StringComparer.Ordinal))
        {
            html.Write($"""
                <p class="outcome"><bdi>{Sentence(group.Key)}</bdi> <span>{group.Count()}</span></p>
                <ul class="left">
                """);
            foreach (RowTrace row in group)
            {
                html.Write($"""<li><bdi>{row.Row.Title}</bdi>{new Markup(row.Worth == 0 ? "" : $" <span>worth {HtmlText.Number(row.Worth, "0.000")}</span>")}</li>""");
            }

            html.Write($"</ul>");
        }
    }

    private static void WriteSkipped(HtmlWriter html, PageTrace trace)
    {
        TraceEntry[] skipped = [.. trace.Entries.Where(entry => entry.Outcome != TraceOutcome.Ran)];
        if (skipped.Length == 0)
        {
            return;
        }

        html.Write($"""
            <h4>Parts that did not run as they should</h4>
            <ul class="skipped">
            """);
        foreach (TraceEntry entry in skipped)
        {
            html.Write($"<li><strong>{entry.Outcome.ToString()}</strong> {entry.Stage} <bdi>{entry.Component}</bdi>: <bdi>{entry.Detail}</bdi></li>");
        }

        html.Write($"</ul>");
    }

    private static void WriteTimes(HtmlWriter html, Ranking.Homepage page)
    {
        double total = Math.Max(page.Duration.TotalMilliseconds, double.Epsilon);
        html.Write($"""
            <h4>Where the time went</h4>
            <table class="times"><thead><tr><th scope="col">Part</th><th scope="col">In</th><th scope="col">Out</th><th scope="col">Time</th><th></th></tr></thead><tbody>
            """);
        var parts = page.Trace.Entries
            .GroupBy(entry => (entry.Stage, entry.Component))
            .Select(group => (group.Key.Stage, group.Key.Component, Runs: group.Count(), In: group.Sum(entry => entry.In), Out: group.Sum(entry => entry.Out), Ms: group.Sum(entry => entry.Duration.TotalMilliseconds)))
            // Placing a row is not timed; the stage as a whole is.
            .Where(part => part.Stage != "compose" || part.Component == Whole);
        foreach (var part in parts)
        {
            bool isWhole = part.Component == Whole;
            html.Write($"""
                <tr{new Markup(isWhole ? " class=\"whole\"" : "")}><th scope="row">{part.Stage}{(isWhole ? ", as a whole" : ": ")}<bdi>{(isWhole ? "" : part.Component)}</bdi>{(part.Runs > 1 ? $" × {part.Runs}" : "")}</th><td>{part.In}</td><td>{part.Out}</td><td class="ms">{part.Ms:0.000} ms</td><td><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="{Math.Min(100, 100 * part.Ms / total):0.0}" height="6"/></svg></td></tr>
                """);
        }

        html.Write($"</tbody></table>");
    }

    private static string Sentence(string outcome) => outcome.Length == 0 ? "Left out" : char.ToUpperInvariant(outcome[0]) + outcome[1..];
}
