namespace Ranking;

/// <summary>One value of an attribute and how well it suits a person.</summary>
/// <param name="Value">The value.</param>
/// <param name="Ordinal">Its ordinal in the attribute's vocabulary.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
/// <param name="Support">How many titles of the catalog have the value.</param>
/// <param name="IsFallback">Whether the ranker knew nothing of the person and ranked by popularity.</param>
public sealed record RankedValue(string Value, int Ordinal, float Score, int Support, bool IsFallback = false);
