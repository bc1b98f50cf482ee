using System.Globalization;
using Ranking.Samples.Simulator.Measures;
using Spectre.Console;

namespace Ranking.Samples.Simulator.Output;

/// <summary>All measures so far, policy by policy, written anew every day on a terminal; where output is piped, a line now and then to standard error.</summary>
internal static class LiveTable
{
    private const int Lines = 6;

    public static async Task WhileAsync(Simulation simulation, Settings settings, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected || settings.Json)
        {
            int every = Math.Max(1, settings.Days / Lines);
            await simulation.RunAsync(day => Tell(day, every, simulation, settings), cancellationToken).ConfigureAwait(false);
            return;
        }

        await AnsiConsole.Live(Of(simulation.Outcomes, settings)).StartAsync(live => simulation.RunAsync(_ => live.UpdateTarget(Of(simulation.Outcomes, settings)), cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The table of the days that are over.</summary>
    public static Table Of(IReadOnlyList<Outcome> outcomes, Settings settings)
    {
        int done = outcomes.Min(outcome => outcome.DaysDone);
        Table table = new Table().Title(string.Create(CultureInfo.InvariantCulture, $"day {done} of {settings.Days}, {settings.Viewers} viewers, {settings.Titles} titles: means so far")).AddColumn("policy");
        foreach (string measure in MeasureNames.All)
        {
            table.AddColumn(new TableColumn(measure.Replace('_', ' ')).RightAligned());
        }

        foreach (Outcome outcome in outcomes)
        {
            table.AddRow([outcome.Name, .. MeasureNames.All.Select(measure => done == 0 ? "" : Number(outcome.Mean(measure, 1, done)))]);
        }

        return table;
    }

    public static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static void Tell(int day, int every, Simulation simulation, Settings settings)
    {
        if (day % every == 0 || day == settings.Days)
        {
            string rewards = string.Join(", ", simulation.Outcomes.Select(outcome => $"{outcome.Name} {Number(outcome.Mean(MeasureNames.Of(Measure.ExpectedReward), day, day))}"));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"day {day} of {settings.Days}: expected reward {rewards}"));
        }
    }
}
