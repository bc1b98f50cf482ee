using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ranking.Core.Tests.Hosting;

public class TelemetryTests
{
    [Fact]
    public async Task A_page_reports_its_stages_and_durations_and_what_was_skipped_without_any_id()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (activities)
                {
                    activities.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var measured = new List<(string Name, string Tags)>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == TelemetryNames.Source)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        meters.Start();

        var world = new World(configure: builder => builder.AddSource(Parts.Failing("telemetry-test-source")));
        await world.PageAsync("telemetry-test-person", r => r with { Page = "telemetry-test" });

        lock (measured)
        {
            Assert.Contains(measured, m => m == (TelemetryNames.PageDuration, "ranking.page.name=telemetry-test"));
            Assert.Contains(measured, m => m == (TelemetryNames.Skipped, "ranking.stage.name=source ranking.component=telemetry-test-source"));
            Assert.Contains(measured, m => m.Name == TelemetryNames.Candidates);
            Assert.Contains(measured, m => m == (TelemetryNames.StageDuration, "ranking.stage.name=compose"));
            Assert.DoesNotContain(measured, m => m.Tags.Contains("person", StringComparison.Ordinal));
        }

        lock (activities)
        {
            Activity page = Assert.Single(activities, a => a.OperationName == TelemetryNames.PageActivity && (string?)a.GetTagItem(TelemetryNames.PageTag) == "telemetry-test");
            Assert.Equal(["compose", "item ranker", "row source"], activities.Where(a => a.ParentId == page.Id).Select(a => (string)a.GetTagItem(TelemetryNames.StageTag)!).Order());
        }

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (measured)
            {
                measured.Add((instrument.Name, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
            }
        }
    }
}
