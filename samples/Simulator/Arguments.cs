using System.CommandLine;
using System.Globalization;

namespace Ranking.Samples.Simulator;

/// <summary>What can be asked for on the command line, and which numbers are allowed.</summary>
internal static class Arguments
{
    public static RootCommand Command()
    {
        Option<int> days = Number("--days", "Days the viewers browse.", 60, 2, 3650);
        Option<int> viewers = Number("--viewers", "Viewers; each visits once a day.", 200, 2, 100_000);
        Option<int> titles = Number("--titles", "Titles, a fifth of them released during the run.", 1500, 100, 100_000);
        Option<int> rows = Number("--rows", "Rows a page.", 8, 1, 40);
        Option<int> items = Number("--items", "Titles a row.", 12, 1, 100);
        Option<int> threads = Number("--threads", "Threads; 0 for as many as there are processors. The figures are the same.", 0, 0, 1024);
        var seed = new Option<ulong>("--seed") { Description = "What the world and all chance derive from.", DefaultValueFactory = _ => 1 };
        var report = new Option<string?>("--report") { Description = "Write a report with plots to a file, as one self-contained web page." };
        var json = new Option<bool>("--json") { Description = "Print JSON, and only JSON, to standard output." };
        report.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError("--report takes the name of a file.");
            }
        });
        var command = new RootCommand("Synthetic viewers with known tastes browse composed pages over many days: four ways to order the rows, side by side.")
        {
            days, viewers, titles, seed, rows, items, threads, report, json,
        };
        command.SetAction((result, cancellationToken) => SimulatorCommand.RunAsync(
            new Settings(
                result.GetValue(days),
                result.GetValue(viewers),
                result.GetValue(titles),
                result.GetValue(seed),
                result.GetValue(rows),
                result.GetValue(items),
                result.GetValue(threads),
                result.GetValue(report),
                result.GetValue(json)),
            cancellationToken));
        return command;
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = string.Create(CultureInfo.InvariantCulture, $"{description} {least} to {most}."), DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && (!int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) || value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from {least} to {most}, not '{result.Tokens[0].Value}'."));
            }
        });
        return option;
    }
}
