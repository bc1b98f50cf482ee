namespace Ranking;

/// <summary>How a part ended, for the runner that called it.</summary>
/// <param name="IsCompleted">Whether it finished; otherwise it was skipped, and what it was lent is not taken back.</param>
/// <param name="Duration">How long it took; zero where nobody asked.</param>
internal readonly record struct ComponentResult(bool IsCompleted, TimeSpan Duration);
