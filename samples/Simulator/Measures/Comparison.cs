using Ranking.Evaluation;
using Ranking.Samples.Simulator.Service;

namespace Ranking.Samples.Simulator.Measures;

/// <summary>Policies against each other and the end of the run against its beginning, with intervals over the viewers.</summary>
internal sealed class Comparison(IReadOnlyList<Outcome> outcomes, Settings settings)
{
    private readonly BootstrapOptions _bootstrap = new() { Seed = settings.Seed };

    public IReadOnlyList<Outcome> Outcomes => outcomes;

    public (int First, int Last) Whole => (1, settings.Days);

    public (int First, int Last) Beginning => (1, settings.Span);

    public (int First, int Last) End => (settings.Days - settings.Span + 1, settings.Days);

    /// <summary>The mean over some days; without an interval (both ends the mean) where a measure is of all viewers together.</summary>
    public BootstrapInterval Mean(Outcome outcome, string measure, (int First, int Last) days) => Find(measure) is { } own
        ? Bootstrap.Mean(outcome.Values(own, days.First, days.Last), _bootstrap)
        : Exact(outcome.Mean(measure, days.First, days.Last));

    /// <summary>How much more the end has than the beginning, the same viewers.</summary>
    public BootstrapInterval Change(Outcome outcome, string measure) => Find(measure) is { } own
        ? Bootstrap.Difference(outcome.Values(own, End.First, End.Last), outcome.Values(own, Beginning.First, Beginning.Last), _bootstrap)
        : Exact(outcome.Mean(measure, End.First, End.Last) - outcome.Mean(measure, Beginning.First, Beginning.Last));

    /// <summary>How much more a policy has than value order over some days, the same viewers.</summary>
    public BootstrapInterval AgainstValue(Outcome outcome, string measure, (int First, int Last) days)
    {
        Outcome baseline = outcomes.Single(one => one.Name == Policy.Baseline);
        return Find(measure) is { } own
            ? Bootstrap.Difference(outcome.Values(own, days.First, days.Last), baseline.Values(own, days.First, days.Last), _bootstrap)
            : Exact(outcome.Mean(measure, days.First, days.Last) - baseline.Mean(measure, days.First, days.Last));
    }

    /// <summary>The measure of viewers of a name; null for what is measured of all viewers together.</summary>
    public static Measure? Find(string measure) => MeasureNames.OfViewers.Where(one => MeasureNames.Of(one) == measure).Select(one => (Measure?)one).FirstOrDefault();

    private static BootstrapInterval Exact(double value) => new(value, value, value);
}
