namespace Ranking.Evaluation;

/// <summary>Several models side by side in one HTML file: means and paired differences with their intervals, plots, training curves and settings.</summary>
/// <remarks>The file needs no script, no other file and no network, and reads on light and dark screens and on paper. The same report gives the same file.</remarks>
public sealed record EvaluationReport
{
    /// <summary>What was measured; the heading.</summary>
    public required string Title { get; init; }

    /// <summary>The models, in the order of their rows: at least one, each name once, all over the same people in the same order and with the metrics of the first.</summary>
    public required IReadOnlyList<ModelResult> Results { get; init; }

    /// <summary>The name of the model that others are compared with. Default: null, the first.</summary>
    public string? Baseline { get; init; }

    /// <summary>A sentence below the heading, such as <see cref="Split.Description"/>. Default: none.</summary>
    public string About { get; init; } = "";

    /// <summary>What somebody needs to do it again: data, split, seeds, parameters of models. Default: none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>Training curves; those of one measure share a plot. Default: none.</summary>
    public IReadOnlyList<ReportCurve> Curves { get; init; } = [];

    /// <summary>How the intervals are made. Default: 2,000 resamples, 95 %, seed 0.</summary>
    public BootstrapOptions Intervals { get; init; } = new();

    /// <summary>Writes the report.</summary>
    /// <returns>A whole HTML document. Names and texts show as they are, whatever they hold.</returns>
    /// <exception cref="RankingException">There is no result, a model stands twice, the baseline is not among them, people or metrics differ, or an option is out of range.</exception>
    public string ToHtml()
    {
        if (Results.Count == 0)
        {
            throw new RankingException("A report needs the result of at least one model.");
        }

        string[] models = [.. Results.Select(result => result.Model)];
        if (models.Distinct().Count() != models.Length)
        {
            throw new RankingException($"Each model may stand in a report once: {string.Join(", ", models)}.");
        }

        if (Baseline is not null && !models.Contains(Baseline))
        {
            throw new RankingException($"There is no result of the baseline '{Baseline}'.{NearestName.Hint(Baseline, models)}");
        }

        return new ReportPage(this).Write();
    }
}
