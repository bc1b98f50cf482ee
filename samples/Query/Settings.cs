namespace Ranking.Samples.Query;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings(string? Query, string? Data, string? Engine, IReadOnlyList<string> Parameters, DateTimeOffset? At, string? Device, bool Json, bool Explain);
