namespace Ranking.Benchmarks.Vectors;

/// <summary>What every section of a run works with.</summary>
internal sealed record Bench(Settings Settings, Workload Workload, VectorPeers Peers, Report Report, Agreement Agreement, CancellationToken CancellationToken);
