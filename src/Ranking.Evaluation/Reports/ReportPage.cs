namespace Ranking.Evaluation;

/// <summary>Writes the sections of a report.</summary>
internal sealed class ReportPage
{
    // As many colours as report.css has; later models begin again.
    private const int Colours = 8;

    private readonly EvaluationReport _report;
    private readonly ModelResult _baseline;
    private readonly IReadOnlyList<string> _metrics;
    private readonly string[] _models;
    private readonly BootstrapInterval[][] _means;
    private readonly BootstrapInterval[][] _differences;
    private readonly string _level;

    public ReportPage(EvaluationReport report)
    {
        _report = report;
        _baseline = report.Results.FirstOrDefault(result => result.Model == report.Baseline) ?? report.Results[0];
        _metrics = report.Results[0].Metrics;
        _models = [.. report.Results.Select(result => result.Model).Concat(report.Curves.Select(curve => curve.Model)).Distinct()];
        _means = [.. report.Results.Select(result => _metrics.Select(metric => result.Interval(metric, report.Intervals)).ToArray())];
        _differences = [.. report.Results.Select(result => _metrics.Select(metric => result.DifferenceTo(_baseline, metric, report.Intervals)).ToArray())];
        _level = Numbers.Minus(100 * report.Intervals.Level, "0.##") + " %";
    }

    public string Write()
    {
        int people = _report.Results[0].ProfileIds.Count;
        Html page = new Html()
            .Add($"""<!DOCTYPE html>""")
            .Add($"""<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/>""")
            .Add($"""<title>{_report.Title}</title><style>{Style()}</style></head>""")
            .Add($"""<body><header><p class="eyebrow">Evaluation</p><h1>{_report.Title}</h1>""");
        if (_report.About.Length > 0)
        {
            page.Add($"""<p class="about">{_report.About}</p>""");
        }

        page.Add($"""
            <ul class="facts"><li><b>{Numbers.Count(people, "person", "people")}</b></li><li><b>{Numbers.Count(_report.Results.Count, "model", "models")}</b></li><li><b>{Numbers.Count(_metrics.Count, "metric", "metrics")}</b></li><li><b>{_level}</b> intervals, {Numbers.Count(_report.Intervals.Resamples, "resample", "resamples")}</li></ul></header><main>
            """);
        Means(page);
        if (_report.Results.Count > 1)
        {
            Differences(page);
        }

        Curves(page);
        Settings(page);
        return page.Add($"""</main></body></html>""").ToString();
    }

    private void Means(Html page)
    {
        page.Add($"""<section aria-labelledby="means"><h2 id="means">Means</h2>""");
        Table(page, "Mean of each metric over all people, with its interval", "Model");
        for (int i = 0; i < _report.Results.Count; i++)
        {
            Row(page, _report.Results[i]);
            for (int m = 0; m < _metrics.Count; m++)
            {
                BootstrapInterval mean = _means[i][m];
                // Unrounded: a mean that only prints alike is not the highest.
                bool isHighest = _report.Results.Count > 1 && mean.Mean >= _means.Max(row => row[m].Mean);
                page.Add($"""<td{Class(isHighest ? "high" : "")}><b>{Numbers.Mean(mean.Mean)}</b>{(isHighest ? Mark("highest", "highest") : new Html())}<span>{Numbers.Mean(mean.Low)} to {Numbers.Mean(mean.High)}</span></td>""");
            }

            page.Add($"""</tr>""");
        }

        page.Add($"""</tbody></table></div>""");
        Plots(page, "m", _means, withBaseline: true);
        page.Add($"""</section>""");
    }

    private void Differences(Html page)
    {
        page.Add($"""<section aria-labelledby="differences"><h2 id="differences">Against <bdi>{_baseline.Model}</bdi></h2><p>What each model gets more or less than the baseline, person by person: ▲ higher and ▼ lower where the interval lies on one side of 0, ≈ where it does not, so that chance could explain it.</p>""");
        Table(page, "Mean paired difference of each metric to the baseline, with its interval", "Model");
        for (int i = 0; i < _report.Results.Count; i++)
        {
            if (ReferenceEquals(_report.Results[i], _baseline))
            {
                continue;
            }

            Row(page, _report.Results[i]);
            foreach (BootstrapInterval difference in _differences[i])
            {
                (string look, string sign, string word) = !difference.ExcludesZero ? ("", "≈", "not settled") : difference.Mean > 0 ? ("up", "▲", "higher") : ("down", "▼", "lower");
                page.Add($"""<td{Class(look)}><b>{Numbers.Signed(difference.Mean)}</b>{Mark(sign, word)}<span>{Numbers.Signed(difference.Low)} to {Numbers.Signed(difference.High)}</span></td>""");
            }

            page.Add($"""</tr>""");
        }

        page.Add($"""</tbody></table></div>""");
        Plots(page, "d", _differences, withBaseline: false);
        page.Add($"""</section>""");
    }

    private void Plots(Html page, string id, BootstrapInterval[][] intervals, bool withBaseline)
    {
        page.Add($"""<div class="plots">""");
        for (int m = 0; m < _metrics.Count; m++)
        {
            (string, int, BootstrapInterval)[] rows =
            [
                .. Enumerable.Range(0, intervals.Length).Where(i => withBaseline || !ReferenceEquals(_report.Results[i], _baseline))
                    .Select(i => (_report.Results[i].Model, ColourOf(_report.Results[i].Model), intervals[i][m])),
            ];
            string title = withBaseline ? $"{_metrics[m]} of each model" : $"{_metrics[m]}, difference to {_baseline.Model}";
            page.Add($"""<figure><figcaption>{_metrics[m]}{(withBaseline ? "" : ", difference")}</figcaption>{IntervalPlot.Draw($"{id}{m}", title, rows, isDifference: !withBaseline)}</figure>""");
        }

        page.Add($"""</div>""");
    }

    private void Curves(Html page)
    {
        if (_report.Curves.Count == 0)
        {
            return;
        }

        page.Add($"""<section aria-labelledby="training"><h2 id="training">Training</h2><div class="plots wide">""");
        int number = 0;
        foreach (var measure in _report.Curves.GroupBy(curve => curve.Measure, StringComparer.Ordinal))
        {
            (ReportCurve Curve, int Colour)[] curves = [.. measure.Select(curve => (curve, ColourOf(curve.Model)))];
            page.Add($"""<figure><figcaption>{measure.Key}</figcaption>{CurvePlot.Draw($"c{number++}", measure.Key, curves)}<ul class="legend">""");
            foreach ((ReportCurve curve, int colour) in curves)
            {
                page.Add($"""<li class="c{colour}"><svg viewBox="0 0 26 8" aria-hidden="true"><path class="curve" d="M1 4H25"/></svg><bdi>{curve.Model}</bdi></li>""");
            }

            page.Add($"""</ul><details><summary>Values</summary><div class="scroll" role="region" tabindex="0" aria-label="Values of {measure.Key}"><table><caption class="unseen">{measure.Key} of each model</caption><thead><tr><th scope="col">Model</th><th scope="col">{curves[0].Curve.StepName}</th><th scope="col">{measure.Key}</th></tr></thead><tbody>""");
            foreach ((ReportCurve curve, int _) in curves)
            {
                foreach ((double step, double value) in curve.Points)
                {
                    page.Add($"""<tr><th scope="row"><bdi>{curve.Model}</bdi></th><td>{Numbers.Short(step)}</td><td>{Numbers.Short(value)}</td></tr>""");
                }
            }

            page.Add($"""</tbody></table></div></details></figure>""");
        }

        page.Add($"""</div></section>""");
    }

    private void Settings(Html page)
    {
        page.Add($"""<section aria-labelledby="settings"><h2 id="settings">How it was measured</h2><dl>""");
        foreach ((string name, string value) in _report.Settings)
        {
            page.Add($"""<div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>""");
        }

        page.Add($"""<div><dt>Intervals</dt><dd>percentile bootstrap over people, {Numbers.Count(_report.Intervals.Resamples, "resample", "resamples")}, {_level}, seed {_report.Intervals.Seed}; the same people are drawn for every model</dd></div>""");
        foreach (ModelResult result in _report.Results)
        {
            if (result.NonFiniteCount > 0)
            {
                page.Add($"""<div><dt><bdi>{result.Model}</bdi></dt><dd>{Numbers.Count(result.NonFiniteCount, "score was", "scores were")} not finite, and sank below all others</dd></div>""");
            }
        }

        page.Add($"""</dl></section>""");
    }

    private void Table(Html page, string caption, string corner)
    {
        page.Add($"""<div class="scroll" role="region" tabindex="0" aria-label="{caption}"><table><caption class="unseen">{caption}</caption><thead><tr><th scope="col">{corner}</th>""");
        foreach (string metric in _metrics)
        {
            page.Add($"""<th scope="col">{metric}</th>""");
        }

        page.Add($"""</tr></thead><tbody>""");
    }

    private void Row(Html page, ModelResult result) =>
        page.Add($"""<tr><th scope="row" class="model"><i class="dot c{ColourOf(result.Model)}"></i><bdi>{result.Model}</bdi>{(ReferenceEquals(result, _baseline) && _report.Results.Count > 1 ? Mark("baseline", "baseline") : new Html())}</th>""");

    // What is seen, and what is read aloud where that is a sign.
    private static Html Mark(string seen, string read) => seen == read
        ? new Html().Add($"""<small>{seen}</small>""")
        : new Html().Add($"""<small aria-hidden="true">{seen}</small><em class="unseen">{read}</em>""");

    private static Html Class(string name) => name.Length == 0 ? new Html() : new Html().Add($""" class="{name}" """);

    private int ColourOf(string model) => Array.IndexOf(_models, model) % Colours;

    private static Html Style()
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style of reports is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Html.Raw(reader.ReadToEnd());
    }
}
