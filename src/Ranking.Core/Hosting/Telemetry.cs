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

    private static readonly Counter<long> RowHitCount = Meter.CreateCounter<long>(TelemetryNames.RowCacheHits);
    private static readonly Counter<long> RowMissCount = Meter.CreateCounter<long>(TelemetryNames.RowCacheMisses);
    private static readonly Counter<long> FeatureHitCount = Meter.CreateCounter<long>(TelemetryNames.FeatureHits);
    private static readonly Counter<long> FeatureMissCount = Meter.CreateCounter<long>(TelemetryNames.FeatureMisses);

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

    public static void RowsLookedUp(int hits, int misses) => Count(RowHitCount, hits, RowMissCount, misses);

    public static void FeaturesRead(string provider, int hits, int misses) =>
        Count(FeatureHitCount, hits, FeatureMissCount, misses, new KeyValuePair<string, object?>(TelemetryNames.ComponentTag, provider));

    private static void Count(Counter<long> hitCounter, int hits, Counter<long> missCounter, int misses, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (hits > 0)
        {
            hitCounter.Add(hits, tags);
        }

        if (misses > 0)
        {
            missCounter.Add(misses, tags);
        }
    }
}
