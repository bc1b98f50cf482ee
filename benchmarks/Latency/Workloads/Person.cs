namespace Ranking.Benchmarks.Workloads;

/// <summary>Whom a page is for, and what they played: each title once, the newest first.</summary>
internal sealed record Person(string Id, IReadOnlyList<Interaction> Plays);
