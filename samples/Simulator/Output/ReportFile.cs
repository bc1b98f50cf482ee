using System.Globalization;
using Ranking.Evaluation;
using Ranking.Samples.Simulator.Measures;
using Ranking.Samples.Simulator.Service;

namespace Ranking.Samples.Simulator.Output;

/// <summary>The run as a web page: means and differences over the run and its last days, and every measure day by day.</summary>
internal static class ReportFile
{
    public static string Write(Comparison comparison, Settings settings) => new EvaluationReport
    {
        Title = "Four ways to order rows, day by day",
        About = string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Viewers:N0} synthetic viewers with known tastes browse pages over {settings.Titles:N0} titles for {settings.Days} days. Each policy learns from what its own viewers do. Measures over the whole run, and as the change from its first {settings.Span} days to its last {settings.Span}. Of calibration_kl less is better; refresh_overlap is how alike, not how good."),
        Results = [.. comparison.Outcomes.Select(outcome => ResultOf(outcome, comparison))],
        Baseline = Policy.Baseline,
        Curves = [.. MeasureNames.All.SelectMany(measure => comparison.Outcomes.Select(outcome => CurveOf(outcome, measure)))],
        Settings =
        [
            Setting("days", settings.Days),
            Setting("viewers", settings.Viewers),
            Setting("titles", settings.Titles),
            Setting("rows", settings.Rows),
            Setting("titles a row", settings.Items),
            KeyValuePair.Create("seed", settings.Seed.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("titles are ordered by", HomepageService.Formula),
            KeyValuePair.Create("als is trained", $"every {HomepageService.TrainingDays} days on what was played"),
            KeyValuePair.Create("rows", "one a micro-genre, all of them proposed"),
            KeyValuePair.Create("attention", World.Truth.Attention.Name),
            .. MeasureNames.All.Where(measure => Comparison.Find(measure) is null).SelectMany(measure => comparison.Outcomes.Select(outcome => KeyValuePair.Create(
                $"{measure} of the whole run: {outcome.Name}", LiveTable.Number(outcome.Mean(measure, 1, settings.Days))))),
        ],
        Intervals = new BootstrapOptions { Seed = settings.Seed },
    }.ToHtml();

    private static KeyValuePair<string, string> Setting(string name, int value) => KeyValuePair.Create(name, value.ToString(CultureInfo.InvariantCulture));

    private static ModelResult ResultOf(Outcome outcome, Comparison comparison)
    {
        var (first, last) = comparison.Whole;
        var names = new List<string>();
        var values = new List<double>();
        foreach (Measure measure in MeasureNames.OfViewers)
        {
            names.Add(MeasureNames.Of(measure));
            values.AddRange(outcome.Values(measure, first, last));
        }

        foreach (Measure measure in MeasureNames.OfViewers)
        {
            names.Add($"{MeasureNames.Of(measure)}, change");
            double[] beginning = outcome.Values(measure, comparison.Beginning.First, comparison.Beginning.Last);
            values.AddRange(outcome.Values(measure, comparison.End.First, comparison.End.Last).Zip(beginning, (after, before) => after - before));
        }

        return ModelResult.Create(outcome.Name, outcome.Viewers, names, [.. values]);
    }

    // On the first day there is no page before.
    private static ReportCurve CurveOf(Outcome outcome, string measure)
    {
        int first = measure == MeasureNames.Of(Measure.RefreshOverlap) ? 2 : 1;
        return new ReportCurve(outcome.Name, measure, [.. Enumerable.Range(first, outcome.Days - first + 1).Select(day => ((double)day, outcome.Mean(measure, day, day)))]) { StepName = "day" };
    }
}
