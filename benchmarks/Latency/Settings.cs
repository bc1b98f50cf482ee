using Ranking.Benchmarks.Latency.Hosts;

namespace Ranking.Benchmarks.Latency;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(int Titles, PageShape Shape, int Pages, int WarmUpPages, int Threads, bool Json, bool HasSelectors, bool HasPlain)
{
    /// <summary>Pages go round these people.</summary>
    public const int People = 200;

    /// <summary>How many pages a contestant makes before the next one's turn.</summary>
    public const int BlockPages = 200;

    /// <summary>How many pages of each contestant come before those that are measured, unless fewer are measured.</summary>
    public const int MostWarmUpPages = 2_000;

    /// <summary>The most titles of a dry run; the plain host reads all of them for every row.</summary>
    public const int QuickTitles = 5_000;

    public const ulong Seed = 20250601;
}
