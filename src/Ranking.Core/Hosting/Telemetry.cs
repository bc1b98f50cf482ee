using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ranking;

/// <summary>The instruments of <see cref="TelemetryNames"/>. Nothing is measured while nobody listens.</summary>
internal static class Telemetry
{
    private static readonly ActivitySource Activities = new(TelemetryNames.Source);
    private static readonly Meter Meter = new(TelemetryNames.Source);
    private static readonly Histogram<double> PageDuration = Meter.CreateHistogram<double>(TelemetryNames.PageDuration, "s");
    private static readonly Histogram<double> StageDuration = Meter.CreateHistogram<double>(TelemetryNames.StageDuration, "s");
    private static readonly Counter<long> CandidateCount = Meter.CreateCounter<long>(TelemetryNames.Candidates);
    private static readonly Counter<long> SkippedCount = Meter.CreateCounter<long>(TelemetryNames.Skipped);

    public static Activity? StartPage(string page) =>
        Activities.StartActivity(TelemetryNames.PageActivity)?.SetTag(TelemetryNames.PageTag, page);

    public static Activity? StartStage(string stage) =>
        Activities.StartActivity(TelemetryNames.StageActivity)?.SetTag(TelemetryNames.StageTag, stage);

    public static void PageTook(TimeSpan duration, string page)
    {
        if (PageDuration.Enabled)
        {
            PageDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.PageTag, page));
        }
    }

    public static void StageTook(TimeSpan duration, string stage)
    {
        if (StageDuration.Enabled)
        {
            StageDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.StageTag, stage));
        }
    }

    public static void Scored(int candidates)
    {
        if (CandidateCount.Enabled)
        {
            CandidateCount.Add(candidates);
        }
    }

    public static void Skipped(string stage, string component) => SkippedCount.Add(
        1,
        new KeyValuePair<string, object?>(TelemetryNames.StageTag, stage),
        new KeyValuePair<string, object?>(TelemetryNames.ComponentTag, component));
}
