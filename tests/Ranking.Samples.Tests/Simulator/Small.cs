using Ranking.Samples.Simulator;

namespace Ranking.Samples.Tests.Simulator;

/// <summary>A run of a second or two.</summary>
internal static class Small
{
    public static Settings Settings { get; } = new(Days: 4, Viewers: 12, Titles: 150, Seed: 1, Rows: 4, Items: 6, Threads: 2, Report: null, Json: true);
}
