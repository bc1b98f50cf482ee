namespace Ranking;

/// <summary>A part and what happens when it fails.</summary>
internal readonly record struct Registered<T>(T Part, FailurePolicy Policy);
