namespace Ranking;

/// <summary>A window in which a title may be shown, from <paramref name="From"/> up to but not including <paramref name="Until"/>.</summary>
/// <param name="From">Start of the window; null for no start.</param>
/// <param name="Until">End of the window; null for no end.</param>
/// <param name="Regions">Regions it holds in; empty for all. A request without a region never enters a window that names regions.</param>
public sealed record Availability(DateTimeOffset? From, DateTimeOffset? Until, IReadOnlyList<string> Regions);
