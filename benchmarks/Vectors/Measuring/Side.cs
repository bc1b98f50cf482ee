namespace Ranking.Benchmarks.Vectors;

/// <summary>Whose a contestant is.</summary>
internal enum Side
{
    /// <summary>What the machine can do at best; nothing is found.</summary>
    Limit,
    Host,
    Ours,
    Peer,
}
