using System.Globalization;
using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate.Lists;

/// <summary>The comparison as a web page.</summary>
internal static class ReportFile
{
    public static void Write(string file, ListData data, IReadOnlyList<Measured> measured, ListSettings settings)
    {
        var report = new EvaluationReport
        {
            Title = "Models on people they were not trained on",
            Results = [.. measured.Select(one => one.Result)],
            About = string.Create(
                CultureInfo.InvariantCulture,
                $"To train on: {data.Training.Count:N0} pairs of {data.Training.ProfileCount:N0} people and {data.Training.ItemCount:N0} items; asked about {data.People.Count:N0} others."),
            Settings = [.. measured.SelectMany(one => one.Model.Report.Settings.Select(setting => KeyValuePair.Create($"{one.Model.Kind}: {setting.Key}", setting.Value)))],
            Curves = [.. measured.SelectMany(Curves)],
            Intervals = new BootstrapOptions { Seed = settings.Seed },
        };
        File.WriteAllText(file, report.ToHtml());
    }

    private static (double Step, double Value)[] Points(IReadOnlyList<double> values) => [.. values.Select((value, i) => (i + 1.0, value))];

    private static IEnumerable<ReportCurve> Curves(Measured one)
    {
        if (one.Model.Report.Losses.Count > 1)
        {
            yield return new ReportCurve(one.Model.Kind, $"loss of {one.Model.Kind}", Points(one.Model.Report.Losses));
        }

        if (one.Model.Report.Validation.Count > 1)
        {
            yield return new ReportCurve(one.Model.Kind, "NDCG@100 on validation people", Points(one.Model.Report.Validation));
        }
    }
}
