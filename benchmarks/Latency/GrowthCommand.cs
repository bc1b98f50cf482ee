using System.Globalization;
using Ranking.Benchmarks.Latency.Hosts;
using Ranking.Benchmarks.Latency.Measuring;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency;

/// <summary>Times pages over catalogs that grow tenfold, one after the other; within one size all contestants take turns.</summary>
internal static class GrowthCommand
{
    private const int Smallest = 1_000;
    private const int MostOfPlain = 100_000;
    private const int MostPages = 400;

    public static async Task<int> RunAsync(Settings settings, FileInfo plot)
    {
        var sizes = new List<(int Titles, IReadOnlyList<Figures> Figures)>();
        Console.WriteLine("| titles | | p50, µs | p99, µs | KiB made | p50 / careful | plain / p50 |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        for (long titles = Smallest; titles <= settings.Titles; titles *= 10)
        {
            sizes.Add(((int)titles, await MeasureAsync((int)titles, settings).ConfigureAwait(false)));
            // The largest take long, and may take more memory than there is: what is known is kept.
            Print(sizes[^1].Titles, sizes[^1].Figures);
            GrowthPlot.Write(plot, sizes);
            // What the last catalog held is not the next one's burden.
            GC.Collect();
        }

        return 0;
    }

    private static async Task<IReadOnlyList<Figures>> MeasureAsync(int titles, Settings settings)
    {
        Workload workload = await Workload.CreateAsync(titles, Settings.People, Settings.Seed).ConfigureAwait(false);
        var careful = Contestant.Alone(new CarefulHost(workload, settings.Shape));
        Contestant? plain = settings.HasPlain && titles <= MostOfPlain ? Contestant.Alone(new PlainHost(workload, settings.Shape)) : null;
        Contestant[] contestants =
        [
            .. plain is null ? Array.Empty<Contestant>() : [plain],
            careful,
            Contestant.Alone(LibraryHost.AttributeRows(workload, settings.Shape)),
            Contestant.Alone(LibraryHost.Whole(workload, settings.Shape)),
        ];
        int pages = Math.Min(settings.Pages, MostPages);
        Measurement.Run(contestants, workload.People, settings with { Titles = titles, Pages = pages, WarmUpPages = Math.Min(settings.WarmUpPages, pages), Threads = 1 });
        return [.. contestants.Select(contestant => Figures.Of(contestant, careful, plain, workload.People))];
    }

    private static void Print(int titles, IReadOnlyList<Figures> figures)
    {
        foreach (Figures f in figures)
        {
            string plain = f.P50ToPlain is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{1 / ratio:0.0}") : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {titles:N0} | {f.Name} | {f.P50:N0} | {f.P99:N0} | {f.AllocatedBytesPerPage / 1024:0.0} | {f.P50ToCareful:0.00} | {plain} |"));
        }
    }
}
