namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>A row of a host's page: a label, and its titles with their scores.</summary>
internal sealed record PageRow(string Label, string[] Titles, float[] Scores);
