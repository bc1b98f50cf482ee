using System.Globalization;
using Spectre.Console;

namespace Ranking.Samples.Homepage;

/// <summary>Prints pages for people.</summary>
internal static class PagePrinter
{
    private const int TitleWidth = 30;
    private const int ArtworkWidth = 30;
    private const int NameWidth = 10;

    public static void Print(IReadOnlyList<Ranking.Homepage> pages, PlanNode? plan)
    {
        // Colours are for people at a terminal, not for files and pipes.
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;
        // A file or pipe has no width; lines there are as long as a wide terminal's.
        AnsiConsole.Profile.Width = Console.IsOutputRedirected ? 140 : Math.Max(80, AnsiConsole.Profile.Width);
        if (plan is not null)
        {
            AnsiConsole.Write(new Rule("[bold]The plan[/]").LeftJustified());
            AnsiConsole.WriteLine(plan.ToString());
        }

        foreach (Ranking.Homepage page in pages)
        {
            AnsiConsole.WriteLine();
            AnsiConsole.Write(new Rule($"[bold]{Markup.Escape(page.Request.Profile.Id)}[/], composed in {Text(page.Duration.TotalMilliseconds, "0.00")} ms").LeftJustified());
            foreach (HomepageRow row in page.Rows)
            {
                PrintRow(row);
            }

            foreach (TraceEntry entry in page.Trace.Entries.Where(entry => entry.Outcome != TraceOutcome.Ran))
            {
                AnsiConsole.MarkupLineInterpolated($"[grey]{entry.Stage} {entry.Component}: {entry.Detail}[/]");
            }

            if (plan is not null)
            {
                PrintTrace(page.Trace.Entries);
            }
        }
    }

    private static void PrintRow(HomepageRow row)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold yellow]{row.Title}[/]  [grey]{row.Kind}, {row.Reason}[/]");
        int width = AnsiConsole.Profile.Width;
        bool isWide = width >= 110;
        foreach (HomepageItem item in row.Items)
        {
            string artwork = item.Artwork is { } chosen ? isWide ? $"{chosen.Name}: {string.Join(' ', chosen.Tags)}" : chosen.Name : "";
            string line = $"  {Fit(item.Title, TitleWidth)} {Text(item.Score, "0.000")}  {Fit(artwork, artwork.Length == 0 ? 0 : isWide ? ArtworkWidth : NameWidth)} ";
            AnsiConsole.MarkupLineInterpolated($"{line}[grey]{Shorten(item.Reason.ToString(), width - line.Length - 1)}[/]");
        }
    }

    private static void PrintTrace(IReadOnlyList<TraceEntry> trace)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("stage", "part", "outcome", "in", "out", "ms", "detail");
        foreach (TraceEntry entry in trace)
        {
            table.AddRow(
                Markup.Escape(entry.Stage),
                Markup.Escape(entry.Component),
                entry.Outcome.ToString(),
                Text(entry.In, "0"),
                Text(entry.Out, "0"),
                Text(entry.Duration.TotalMilliseconds, "0.000"),
                Markup.Escape(entry.Detail));
        }

        AnsiConsole.Write(table);
    }

    private static string Fit(string text, int width) => Shorten(text, width).PadRight(width);

    private static string Shorten(string text, int width) => text.Length <= width ? text : width < 2 ? "" : string.Concat(text.AsSpan(0, width - 1), "…");

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
