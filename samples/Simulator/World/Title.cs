namespace Ranking.Samples.Simulator.World;

/// <summary>A title as it truly is.</summary>
/// <param name="Id">Its id in the catalog.</param>
/// <param name="Labels">Its micro-genres, which the catalog knows.</param>
/// <param name="Direction">What it is like, of length 1: mostly its labels, and something of its own that no label says. The library never sees it.</param>
/// <param name="Quality">How good it is, from the standard normal distribution. The library never sees it.</param>
/// <param name="ReleaseDay">The day from which it may be shown; day 1 is the first of the run.</param>
internal sealed record Title(string Id, int[] Labels, float[] Direction, double Quality, int ReleaseDay);
