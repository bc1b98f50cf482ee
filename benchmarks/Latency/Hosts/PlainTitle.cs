namespace Ranking.Benchmarks.Latency.Hosts;

internal sealed record PlainTitle(string Id, List<string> Labels, float[] Vector, float Popularity, float MeanCompletion);
