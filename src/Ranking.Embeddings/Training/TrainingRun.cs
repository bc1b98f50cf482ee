using System.Diagnostics;

namespace Ranking.Embeddings;

/// <summary>One training: its clock, its progress and its report.</summary>
internal sealed class TrainingRun(string model, InteractionMatrix interactions, ValidationFold? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<double> _losses = [];
    private readonly List<double> _validation = [];
    private int _steps;
    private int _keptStep;
    private double _best = double.NegativeInfinity;

    public CancellationToken CancellationToken => cancellationToken;

    public ValidationFold? Validation { get; } = Checked(validation, interactions);

    /// <summary>Notes a step without a model to measure.</summary>
    public void Step(int steps) => Step(steps, double.NaN, double.NaN);

    /// <summary>Notes a step and what its model does on the fold.</summary>
    /// <returns>Whether this is the model to keep so far.</returns>
    public bool Step(int steps, double loss, double validated)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _steps++;
        if (!double.IsNaN(loss))
        {
            _losses.Add(loss);
        }

        if (!double.IsNaN(validated))
        {
            _validation.Add(validated);
        }

        progress?.Report(new TrainingProgress(model, _steps, steps, loss, validated));
        if (double.IsNaN(validated) || validated > _best)
        {
            _best = double.IsNaN(validated) ? _best : validated;
            _keptStep = _steps;
            return true;
        }

        return false;
    }

    /// <summary>Whether so many steps went by since the best on the fold.</summary>
    public bool IsOver(int patience) => Validation is not null && _steps - _keptStep >= patience;

    /// <summary>How well a model does on the fold; NaN without one.</summary>
    public double Measure(CollaborativeModel candidate, int threads) => Validation is null ? double.NaN : FoldMetric.Ndcg(candidate, Validation, threads, cancellationToken);

    public TrainingReport Report(bool stoppedEarly, params ReadOnlySpan<(string Name, IFormattable Value)> settings)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            named.Add(name, value.ToString(null, System.Globalization.CultureInfo.InvariantCulture));
        }

        using var process = Process.GetCurrentProcess();
        return new TrainingReport
        {
            Settings = named,
            Losses = [.. _losses],
            Validation = [.. _validation],
            Steps = _steps,
            KeptStep = _keptStep,
            StoppedEarly = stoppedEarly,
            Seconds = _clock.Elapsed.TotalSeconds,
            PeakMemory = process.PeakWorkingSet64,
            Profiles = interactions.ProfileCount,
            Items = interactions.ItemCount,
            Interactions = interactions.Count,
        };
    }

    private static ValidationFold? Checked(ValidationFold? validation, InteractionMatrix interactions)
    {
        if (validation is null)
        {
            return null;
        }

        if (validation.HeldOut.Count == 0)
        {
            throw new RankingException("Nobody of the validation fold has anything to find, so every model would look alike: leave the fold out, or take more people.");
        }

        return validation.FoldIn.ItemIds.SequenceEqual(interactions.ItemIds)
            ? validation
            : throw new RankingException("The validation fold is not of the items trained on: its columns are other ids, or stand in another order.");
    }
}
