using System.Globalization;
using Ranking.Evaluation;
using Spectre.Console;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>Composes pages in every order of rows with every order of titles, and prints what they do: every cell, whoever wins.</summary>
internal static class PageCommand
{
    public static Task<int> RunAsync(PageSettings settings, CancellationToken cancellationToken) => Terminal.ErrorsOfAsync(() => WorkAsync(settings, cancellationToken));

    private static async Task WorkAsync(PageSettings settings, CancellationToken cancellationToken)
    {
        PageInput input = await PageInput.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        foreach (string note in input.Notes)
        {
            await Console.Error.WriteLineAsync(note).ConfigureAwait(false);
        }

        await Console.Error.WriteLineAsync($"{input.Description}; pages for {input.People.Count} people; trained on a validation fold: {input.Models.Chosen}").ConfigureAwait(false);
        var grid = new PageGrid(input, settings);
        var results = new Dictionary<string, PageResult>(StringComparer.Ordinal);
        foreach (string cell in grid.Cells)
        {
            results.Add(cell, await grid.RunAsync(cell, cancellationToken).ConfigureAwait(false));
        }

        if (settings.Json)
        {
            Console.Out.WriteLine(JsonOf(settings, input, results));
        }
        else
        {
            Print(settings, results);
        }
    }

    // Orders of rows are compared under the same titles only: each that looks at titles with all that are simpler.
    private static IEnumerable<(string Name, string Cell, string Baseline)> Pairs(Dictionary<string, PageResult> results) =>
        from items in results.Keys.Select(cell => cell.Split('/')[1]).Distinct(StringComparer.Ordinal)
        from order in new[] { "value", "stagewise", "pagewise" }
        from other in PageGrid.RowOrders.TakeWhile(other => other != order)
        select ($"{order}-{other}/{items}", $"{order}/{items}", $"{other}/{items}");

    private static string JsonOf(PageSettings settings, PageInput input, Dictionary<string, PageResult> results) => Json.Of(json =>
    {
        var bootstrap = new BootstrapOptions { Seed = settings.Seed };
        json.WriteStartObject();
        json.WriteString("data", settings.Data);
        json.WriteString("holdout", settings.HoldOut.ToString());
        json.WriteNumber("seed", settings.Seed);
        json.WriteNumber("profiles", input.People.Count);
        json.WriteString("trained", input.Models.Chosen);
        json.WriteStartObject("cells");
        foreach (var (cell, result) in results)
        {
            json.WriteStartObject(cell);
            foreach (string measure in PageMeasures.Names)
            {
                json.Write(measure, result.People.Interval(measure, bootstrap), input.People.Count);
            }

            json.Write("coverage", result.Coverage, input.People.Count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("paired");
        foreach (var (name, cell, baseline) in Pairs(results))
        {
            json.WriteStartObject(name);
            foreach (string measure in PageMeasures.Names)
            {
                json.Write(measure, results[cell].People.DifferenceTo(results[baseline].People, measure, bootstrap));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Print(PageSettings settings, Dictionary<string, PageResult> results)
    {
        var bootstrap = new BootstrapOptions { Seed = settings.Seed };
        IAnsiConsole console = Terminal.Results();
        var table = new Table().AddColumn("rows / titles");
        foreach (string measure in PageMeasures.Names.Append("coverage"))
        {
            table.AddColumn(new TableColumn($"{measure} [dim](95 %)[/]").RightAligned());
        }

        foreach (var (cell, result) in results)
        {
            table.AddRow([cell, .. PageMeasures.Names.Select(measure => Text(result.People.Interval(measure, bootstrap))), Text(result.Coverage)]);
        }

        console.Write(table);
        var paired = new Table().AddColumn("the same people and titles");
        foreach (string measure in PageMeasures.Names)
        {
            paired.AddColumn(new TableColumn($"{measure} [dim](95 %)[/]").RightAligned());
        }

        foreach (var (name, cell, baseline) in Pairs(results))
        {
            paired.AddRow([name, .. PageMeasures.Names.Select(measure => Text(results[cell].People.DifferenceTo(results[baseline].People, measure, bootstrap)))]);
        }

        console.Write(paired);
    }

    private static string Text(BootstrapInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:F4} [dim]{interval.Low:F4} … {interval.High:F4}[/]");
}
