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

        IPageHost? plain = settings.HasPlain ? new PlainHost(workload, settings.Shape) : null;
        IPageHost careful = new CarefulHost(workload, settings.Shape);
        IPageHost rows = LibraryHost.AttributeRows(workload, settings.Shape);
        IPageHost whole = LibraryHost.Whole(workload, settings.Shape);
        Agreement? hosts = plain is null ? null : Agreement.Of(plain, careful, workload.People);
        Agreement library = Agreement.Of(rows, careful, workload.People);

        // The library is safe for concurrent use; the hosts that keep buffers are made once a thread.
        Contestant baseline = new(careful, new CarefulHost(workload, settings.Shape));
        Contestant? slow = plain is null ? null : new Contestant(plain, new PlainHost(workload, settings.Shape));
        IEnumerable<IPageHost> selectors = settings.HasSelectors ? [LibraryHost.StageWise(workload, settings.Shape), LibraryHost.PageWise(workload, settings.Shape)] : [];
        Contestant[] contestants =
        [
            .. slow is null ? Array.Empty<Contestant>() : [slow],
            baseline,
            new(rows, rows),
            new(whole, whole),
            .. selectors.Select(host => new Contestant(host, host)),
        ];
        Measurement.Run(contestants, workload.People, settings);
        IReadOnlyList<Figures> figures = [.. contestants.Select(contestant => Figures.Of(contestant, baseline, slow, workload.People))];
        Report.Print(settings, workload, hosts, library, figures);
        if (hosts is { IsSamePage: false } || !library.HasSameRows)
        {
            await Console.Error.WriteLineAsync("The pages do not agree: the figures above compare different work.").ConfigureAwait(false);
            return 1;
        }

        return 0;
    }
}
