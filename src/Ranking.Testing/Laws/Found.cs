namespace Ranking.Testing;

/// <summary>What a search found.</summary>
internal readonly record struct Found(int[] Rows, float[] Scores);
