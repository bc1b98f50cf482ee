using Ranking.Benchmarks.Latency.Hosts;

namespace Ranking.Benchmarks.Latency.Measuring;

/// <summary>A host under measurement, an instance for each of two threads, and what was measured of it.</summary>
internal sealed class Contestant(IPageHost first, IPageHost second)
{
    /// <summary>A host that is timed on one thread only.</summary>
    public static Contestant Alone(IPageHost host) => new(host, host);

    public string Name => first.Name;

    public IReadOnlyList<IPageHost> Hosts { get; } = [first, second];

    /// <summary>How long each page took on one thread, in ticks of the stopwatch.</summary>
    public List<long> Ticks { get; } = [];

    /// <summary>What the pages allocated on one thread.</summary>
    public long AllocatedBytes { get; set; }

    /// <summary>How long all pages took on one thread, and the same number of pages on two; zero where that was not measured.</summary>
    public TimeSpan Elapsed { get; set; }

    public TimeSpan ElapsedOnTwo { get; set; }
}
