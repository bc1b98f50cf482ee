namespace Ranking;

/// <summary>A part, what happens when it fails, and whether a page that is late does without it.</summary>
internal readonly record struct Registered<T>(T Part, FailurePolicy Policy, bool IsOptional);
