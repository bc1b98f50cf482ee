using System.Diagnostics;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Does the same on threads that start together, and times from there to when the last is done.</summary>
internal static class Together
{
    public static double Seconds(int threads, Action<int> work)
    {
        if (threads == 1)
        {
            return Timing.Seconds(() => work(0));
        }

        long start = 0;
        using var barrier = new Barrier(threads, _ => start = Stopwatch.GetTimestamp());
        Thread[] all = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            barrier.SignalAndWait();
            work(thread);
        }))];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
