using System.Diagnostics;

namespace Ranking.Benchmarks;

/// <summary>Times work, and takes medians.</summary>
internal static class Timing
{
    public static double Seconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The median; of an even number of values the upper of the middle ones.</summary>
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
