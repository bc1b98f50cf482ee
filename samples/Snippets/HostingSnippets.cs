using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Ranking.Samples.Snippets;

internal static class HostingSnippets
{
    public static async Task TelemetryAsync()
    {
        InMemoryInteractionStore store = await Shelf.StoreAsync();
        // begin options
        var services = new ServiceCollection();
        services.AddSingleton(Shelf.Snapshot);
        services.AddSingleton<IInteractionStore>(store);
        services.AddRanking(options =>
        {
            options.MinimumItems = 2;
            options.RowCacheSize = 100_000;
        });
        // end options
        int pages = 0;
        // begin telemetry
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source && instrument.Name == TelemetryNames.PageDuration)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => pages++);
        listener.Start();
        // end telemetry
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<HomepageComposer>().ComposeAsync(new HomepageRequest("ann") { At = Shelf.Now });
        Console.WriteLine($"{pages} page was timed");
    }
}
