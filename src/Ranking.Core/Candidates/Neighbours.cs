namespace Ranking;

/// <summary>The titles nearest to one, without itself, the nearest first.</summary>
internal sealed record Neighbours(int[] Items, float[] Scores);
