namespace Ranking.Evaluation;

/// <summary>How a measure of one model went while it was trained, for a plot in an <see cref="EvaluationReport"/>.</summary>
/// <param name="Model">The model's name; curves and results of one name have one colour.</param>
/// <param name="Measure">What was measured, such as "loss" or "ndcg@100 on validation". Curves of one measure share a plot.</param>
/// <param name="Points">Where and how much, such as the number of an epoch and the loss after it, in any order. A point that is not finite, or beyond ±10¹⁰⁰, is a gap.</param>
public sealed record ReportCurve(string Model, string Measure, IReadOnlyList<(double Step, double Value)> Points)
{
    /// <summary>What the steps are. Default: "epoch".</summary>
    public string StepName { get; init; } = "epoch";
}
