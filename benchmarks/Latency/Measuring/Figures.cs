using System.Diagnostics;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Measuring;

/// <summary>What is said of a contestant. Times in microseconds; ratios are its time over the other's, below 1 is faster.</summary>
internal sealed record Figures(
    string Name,
    double P50,
    double P99,
    double AllocatedBytesPerPage,
    double PageBytes,
    double P50ToCareful,
    double P99ToCareful,
    double? P50ToPlain,
    double? P99ToPlain,
    double? ThroughputOnTwo)
{
    public static Figures Of(Contestant contestant, Contestant careful, Contestant? plain, IReadOnlyList<Person> people)
    {
        double p50 = Percentile(contestant, 0.50);
        double p99 = Percentile(contestant, 0.99);
        return new Figures(
            contestant.Name,
            p50,
            p99,
            contestant.AllocatedBytes / (double)contestant.Ticks.Count,
            SizeOfPage(contestant, people),
            p50 / Percentile(careful, 0.50),
            p99 / Percentile(careful, 0.99),
            plain is null ? null : p50 / Percentile(plain, 0.50),
            plain is null ? null : p99 / Percentile(plain, 0.99),
            contestant.ElapsedOnTwo == TimeSpan.Zero ? null : contestant.Elapsed / contestant.ElapsedOnTwo);
    }

    private static double Percentile(Contestant contestant, double share)
    {
        long[] sorted = [.. contestant.Ticks.Order()];
        return sorted[(int)(share * (sorted.Length - 1))] * 1e6 / Stopwatch.Frequency;
    }

    // What a page still holds when it is made, next to what making it allocated.
    private static double SizeOfPage(Contestant contestant, IReadOnlyList<Person> people)
    {
        var pages = new object[people.Count];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < pages.Length; i++)
        {
            pages[i] = contestant.Hosts[0].Compose(people[i]);
        }

        double size = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)pages.Length;
        GC.KeepAlive(pages);
        return size;
    }
}
