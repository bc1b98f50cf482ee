namespace Ranking.Benchmarks.Latency.Hosts;

internal sealed record PlainLabel(string Name, float[] Vector);
