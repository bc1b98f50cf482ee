using System.Globalization;
using Ranking.Evaluation;
using Ranking.Samples.Simulator.Measures;
using Ranking.Samples.Simulator.Service;
using Spectre.Console;

namespace Ranking.Samples.Simulator.Output;

/// <summary>The end of a run as tables: means, differences to value order, and the last days against the first.</summary>
internal static class Tables
{
    public static void Print(Comparison comparison, Settings settings)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 200;
        }

        (int First, int Last) whole = comparison.Whole;
        (int First, int Last) end = comparison.End;
        string span = Days(comparison.Beginning);
        Write(console, comparison, comparison.Outcomes, $"{Days(whole)}: means", (outcome, measure) => Mean(comparison.Mean(outcome, measure, whole)));
        Outcome[] others = [.. comparison.Outcomes.Where(outcome => outcome.Name != Policy.Baseline)];
        Write(console, comparison, others, $"{Days(whole)}: more or less than {Policy.Baseline}, the same viewers", (outcome, measure) => Signed(comparison.AgainstValue(outcome, measure, whole)));
        Write(
            console,
            comparison,
            comparison.Outcomes,
            $"{span} → {Days(end)}: what the loop does, the same viewers",
            (outcome, measure) => $"{Text(outcome.Mean(measure, 1, settings.Span))} → {Text(outcome.Mean(measure, end.First, end.Last))}  {Signed(comparison.Change(outcome, measure))}");
    }

    private static void Write(IAnsiConsole console, Comparison comparison, IReadOnlyList<Outcome> outcomes, string title, Func<Outcome, string, string> cell)
    {
        Table table = new Table().Title(title).AddColumn("measure");
        foreach (Outcome outcome in outcomes)
        {
            table.AddColumn(new TableColumn($"{outcome.Name} [dim](95 %)[/]").RightAligned());
        }

        foreach (string measure in MeasureNames.All)
        {
            table.AddRow([measure, .. outcomes.Select(outcome => cell(outcome, measure))]);
        }

        console.Write(table);
    }

    private static string Days((int First, int Last) days) => string.Create(CultureInfo.InvariantCulture, $"days {days.First} to {days.Last}");

    private static string Mean(BootstrapInterval interval) => Text(interval.Mean) + Interval(interval, Text);

    private static string Signed(BootstrapInterval interval) => Sign(interval.Mean) + Interval(interval, Sign);

    // What is measured of all viewers together has no interval over them.
    private static string Interval(BootstrapInterval interval, Func<double, string> text) => interval.Low < interval.High ? $" [dim]({text(interval.Low)} … {text(interval.High)})[/]" : "";

    private static string Text(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Sign(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);
}
