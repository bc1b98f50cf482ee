using System.Globalization;
using Ranking.Embeddings;
using Ranking.Evaluation;
using Ranking.Samples.Evaluate.Models;
using Spectre.Console;

namespace Ranking.Samples.Evaluate.Lists;

/// <summary>Trains models and measures their lists on people they were not trained on.</summary>
internal static class ListCommand
{
    public static Task<int> RunAsync(ListSettings settings, CancellationToken cancellationToken) => Terminal.ErrorsOfAsync(() => WorkAsync(settings, cancellationToken));

    private static async Task WorkAsync(ListSettings settings, CancellationToken cancellationToken)
    {
        string[] kinds = settings.Model.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        ModelSettings.CheckModels(kinds, settings.Set);
        ModelKinds.Trainer[] trainers = [.. kinds.Select(kind => ModelKinds.Plan(kind, ModelSettings.For(kind, settings.Set, kinds.Length), settings.Seed))];
        ListMetric[] metrics = [.. ListMetric.ParseAll(settings.Metrics)];
        ListData data = ListData.Load(settings);
        foreach (string note in data.Notes)
        {
            await Console.Error.WriteLineAsync(note).ConfigureAwait(false);
        }

        var measured = new List<Measured>();
        for (int i = 0; i < kinds.Length; i++)
        {
            ModelKinds.Trainer train = trainers[i];
            CollaborativeModel model = await Terminal.WhileAsync(bars => train(data.Training, data.Validation, bars, cancellationToken)).ConfigureAwait(false);
            ModelResult result = ListEvaluator.Evaluate(
                kinds[i],
                (history, scores) => model.Score(history, [], scores),
                data.Training.ItemCount,
                data.People,
                metrics,
                Environment.ProcessorCount,
                cancellationToken: cancellationToken);
            measured.Add(new Measured(model, result));
        }

        Write(settings, data, metrics, measured);
    }

    private static void Write(ListSettings settings, ListData data, ListMetric[] metrics, List<Measured> measured)
    {
        if (settings.Json)
        {
            Console.Out.WriteLine(JsonOf(settings, metrics, measured));
        }
        else
        {
            Print(settings, data, metrics, measured);
        }

        if (settings.Report is { } file)
        {
            ReportFile.Write(file, data, measured, settings);
        }
    }

    // One model is one object; several are an array of them.
    private static string JsonOf(ListSettings settings, ListMetric[] metrics, List<Measured> measured) => Json.Of(json =>
    {
        if (measured.Count != 1)
        {
            json.WriteStartArray();
        }

        foreach (Measured one in measured)
        {
            TrainingReport report = one.Model.Report;
            json.WriteStartObject();
            json.WriteString("model", one.Model.Kind);
            json.WriteStartObject("settings");
            foreach (var (name, value) in report.Settings)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteStartObject("metrics");
            foreach (ListMetric metric in metrics)
            {
                json.Write(metric.Name, one.Result.Interval(metric.Name, new BootstrapOptions { Seed = settings.Seed }), one.Result.ProfileIds.Count);
            }

            json.WriteEndObject();
            json.WriteNumber("train_seconds", Math.Round(report.Seconds, 3));
            json.WriteNumber("peak_memory_mb", Math.Round(report.PeakMemory / 1048576.0, 1));
            json.WriteNumber("users", report.Profiles);
            json.WriteNumber("items", report.Items);
            json.WriteNumber("interactions", report.Interactions);
            json.WriteEndObject();
        }

        if (measured.Count != 1)
        {
            json.WriteEndArray();
        }
    });

    private static void Print(ListSettings settings, ListData data, ListMetric[] metrics, List<Measured> measured)
    {
        IAnsiConsole console = Terminal.Results();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"To train on: {data.Training.Count:N0} pairs of {data.Training.ProfileCount:N0} people and {data.Training.ItemCount:N0} items; asked about {data.People.Count:N0} others.");
        var table = new Table().AddColumn("model");
        foreach (ListMetric metric in metrics)
        {
            table.AddColumn(new TableColumn($"{metric.Name} [dim](95 %)[/]").RightAligned());
        }

        table.AddColumn(new TableColumn("people").RightAligned()).AddColumn(new TableColumn("trained in").RightAligned()).AddColumn("settings");
        foreach (Measured one in measured)
        {
            List<string> cells = [one.Model.Kind];
            foreach (ListMetric metric in metrics)
            {
                BootstrapInterval interval = one.Result.Interval(metric.Name, new BootstrapOptions { Seed = settings.Seed });
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:F4} [dim]{interval.Low:F4} – {interval.High:F4}[/]"));
            }

            cells.Add(one.Model.Report.Profiles.ToString("N0", CultureInfo.InvariantCulture));
            cells.Add(string.Create(CultureInfo.InvariantCulture, $"{one.Model.Report.Seconds:F1} s"));
            cells.Add(Markup.Escape(string.Join(", ", one.Model.Report.Settings.Select(setting => $"{setting.Key}={setting.Value}"))));
            table.AddRow([.. cells]);
        }

        console.Write(table);
        for (int i = 1; i < measured.Count; i++)
        {
            BootstrapInterval difference = measured[i].Result.DifferenceTo(measured[0].Result, metrics[0].Name, new BootstrapOptions { Seed = settings.Seed });
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{measured[i].Model.Kind} − {measured[0].Model.Kind}, the same people: {metrics[0].Name} {difference.Mean:+0.0000;−0.0000} ({difference.Low:+0.0000;−0.0000} … {difference.High:+0.0000;−0.0000})");
        }
    }
}
