namespace Ranking.Onnx;

/// <summary>A model and its options, checked against each other.</summary>
internal sealed class SignalPlan
{
    public required IReadOnlyList<InputPlan> Inputs { get; init; }

    public required IReadOnlyList<OutputPlan> Outputs { get; init; }

    public required IReadOnlyList<HeadPlan> Heads { get; init; }

    /// <exception cref="RankingException">Model and options do not fit. All mistakes are listed.</exception>
    public static SignalPlan Create(OnnxModel model, OnnxSignalOptions options)
    {
        var check = new PlanCheck(model, options);
        return check.Errors.Count == 0
            ? new SignalPlan { Inputs = check.Inputs, Outputs = check.Outputs, Heads = check.Heads }
            : throw new RankingException($"The model '{model.Name}' was not loaded: {string.Join("; ", check.Errors)}.");
    }
}
