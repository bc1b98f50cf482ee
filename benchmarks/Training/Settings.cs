namespace Ranking.Benchmarks.Training;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(bool Quick, bool Large, int Repeats);
