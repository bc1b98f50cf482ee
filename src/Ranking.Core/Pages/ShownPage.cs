namespace Ranking;

/// <summary>A page that a person was shown.</summary>
/// <param name="At">The moment it was made for.</param>
/// <param name="Rows">Its rows, from the top.</param>
public sealed record ShownPage(DateTimeOffset At, IReadOnlyList<ShownRow> Rows);
