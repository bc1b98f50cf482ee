namespace Ranking.Benchmarks.Vectors;

/// <summary>What came of a contestant's turns.</summary>
/// <param name="Contestant">Whose they were.</param>
/// <param name="Seconds">The median, a query.</param>
/// <param name="AllocatedBytes">The least of a turn, a query: what else the runtime does strikes some turns, what a search allocates strikes all.</param>
/// <param name="Found">What it found.</param>
/// <param name="Answered">How many queries that is of.</param>
internal sealed record Lap(Contestant Contestant, double Seconds, double AllocatedBytes, Found Found, int Answered);
