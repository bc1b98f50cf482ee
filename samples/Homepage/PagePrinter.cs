using System.Globalization;
using Spectre.Console;

namespace Ranking.Samples.Homepage;

/// <summary>Prints pages for people.</summary>
internal static class PagePrinter
{
    public static void Print(IReadOnlyList<Ranking.Homepage> pages, PlanNode? plan)
    {
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

            foreach (TraceEntry entry in page.Trace.Where(entry => entry.Outcome != TraceOutcome.Ran))
            {
                AnsiConsole.MarkupLineInterpolated($"[grey]{entry.Stage} {entry.Component}: {entry.Detail}[/]");
            }

            if (page.Request.Explain)
            {
                PrintTrace(page.Trace);
            }
        }
    }

    private static void PrintRow(HomepageRow row)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold yellow]{row.Title}[/]  [grey]{row.Kind}, {row.Reason}[/]");
        var grid = new Grid();
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(2));
        grid.AddColumn(new GridColumn().NoWrap());
        grid.AddColumn(new GridColumn().NoWrap());
        grid.AddColumn(new GridColumn().NoWrap());
        foreach (HomepageItem item in row.Items)
        {
            grid.AddRow(
                Line(item.Title),
                Line(Text(item.Score, "0.000")),
                Line(item.Artwork is { } artwork ? $"{artwork.Name}: {string.Join(' ', artwork.Tags)}" : ""),
                Line(item.Reason.ToString(), Color.Grey));
        }

        AnsiConsole.Write(grid);
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

    private static Text Line(string text, Color? color = null) => new(text, new Style(color)) { Overflow = Overflow.Ellipsis };

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
