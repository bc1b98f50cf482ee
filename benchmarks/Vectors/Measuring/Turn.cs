namespace Ranking.Benchmarks.Vectors;

/// <summary>What a turn took: seconds, and bytes that were allocated here.</summary>
internal readonly record struct Turn(double Seconds, long AllocatedBytes);
