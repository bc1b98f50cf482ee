using Ranking.Benchmarks.Workloads;

namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>Makes pages. Not safe for concurrent use: each thread has its own.</summary>
internal interface IPageHost
{
    string Name { get; }

    /// <summary>Makes a page; this is what is timed.</summary>
    object Compose(Person person);

    /// <summary>Reads a page that <see cref="Compose"/> made, to compare it with another's.</summary>
    IReadOnlyList<PageRow> Read(object page);
}
