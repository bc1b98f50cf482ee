using System.Diagnostics;
using Ranking.Benchmarks.Latency.Hosts;
using Ranking.Benchmarks.Latency.Measuring;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency;

/// <summary>Makes the workload, proves that the pages agree, measures, and prints.</summary>
internal static class LatencyCommand
{
    public static async Task<int> RunAsync(Settings settings)
    {
        long start = Stopwatch.GetTimestamp();
        Workload workload = await Workload.CreateAsync(settings.Titles, Settings.People, Settings.Seed).ConfigureAwait(false);
        await Console.Error.WriteLineAsync($"Workload made in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s").ConfigureAwait(false);

        IPageHost plain = new PlainHost(workload, settings.Shape);
        IPageHost careful = new CarefulHost(workload, settings.Shape);
        IPageHost rows = LibraryHost.AttributeRows(workload, settings.Shape);
        IPageHost whole = LibraryHost.Whole(workload, settings.Shape);
        Agreement hosts = Agreement.Of(plain, careful, workload.People);
        Agreement library = Agreement.Of(rows, careful, workload.People);

        // The library is safe for concurrent use; the hosts that keep buffers are made once a thread.
        Contestant[] contestants =
        [
            new(plain, new PlainHost(workload, settings.Shape)),
            new(careful, new CarefulHost(workload, settings.Shape)),
            new(rows, rows),
            new(whole, whole),
        ];
        Measurement.Run(contestants, workload.People, settings);
        IReadOnlyList<Figures> figures = [.. contestants.Select(contestant => Figures.Of(contestant, contestants[1], contestants[0], workload.People))];
        Report.Print(settings, workload, hosts, library, figures);
        if (!hosts.IsSamePage || !library.HasSameRows)
        {
            await Console.Error.WriteLineAsync("The pages do not agree: the figures above compare different work.").ConfigureAwait(false);
            return 1;
        }

        return 0;
    }
}
