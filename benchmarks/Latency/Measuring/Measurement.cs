using System.Diagnostics;
using Ranking.Benchmarks.Latency.Hosts;
using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Measuring;

/// <summary>
/// Makes pages in blocks, one contestant after the other, so that what else the machine does strikes all of them alike. Collections are part of the pages
/// they happen in.
/// </summary>
internal static class Measurement
{
    public static void Run(IReadOnlyList<Contestant> contestants, IReadOnlyList<Person> people, Settings settings)
    {
        foreach (Contestant contestant in contestants)
        {
            foreach (IPageHost host in contestant.Hosts)
            {
                Make(host, people, settings.WarmUpPages / contestant.Hosts.Count, ticks: null);
            }
        }

        int blocks = Math.Max(1, settings.Pages / Settings.BlockPages);
        for (int block = 0; block < blocks; block++)
        {
            foreach (Contestant contestant in contestants)
            {
                OnOne(contestant, people);
                if (settings.Threads == 2)
                {
                    OnTwo(contestant, people);
                }
            }
        }
    }

    private static void OnOne(Contestant contestant, IReadOnlyList<Person> people)
    {
        // The list grows before the block, so that its growth is no page's allocation.
        contestant.Ticks.EnsureCapacity(contestant.Ticks.Count + Settings.BlockPages);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Make(contestant.Hosts[0], people, Settings.BlockPages, contestant.Ticks);
        contestant.Elapsed += Stopwatch.GetElapsedTime(start);
        contestant.AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
    }

    private static void OnTwo(Contestant contestant, IReadOnlyList<Person> people)
    {
        using var barrier = new Barrier(contestant.Hosts.Count + 1);
        Thread[] threads = [.. contestant.Hosts.Select(host => new Thread(() =>
        {
            barrier.SignalAndWait();
            Make(host, people, Settings.BlockPages, ticks: null);
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        barrier.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        // Each thread makes a whole block: the time of one block's pages is half of it.
        contestant.ElapsedOnTwo += Stopwatch.GetElapsedTime(start) / threads.Length;
    }

    private static void Make(IPageHost host, IReadOnlyList<Person> people, int pages, List<long>? ticks)
    {
        for (int page = 0; page < pages; page++)
        {
            long start = Stopwatch.GetTimestamp();
            host.Compose(people[page % people.Count]);
            ticks?.Add(Stopwatch.GetTimestamp() - start);
        }
    }
}
