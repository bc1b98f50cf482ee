namespace Ranking;

/// <summary>How much of something is left after a time that it fades by halves in.</summary>
internal static class HalfLife
{
    private const double SecondsPerDay = 86_400;

    /// <summary>2^(−days / half-life): 1 at once, and for what is yet to come.</summary>
    /// <param name="seconds">How long ago it was.</param>
    /// <param name="halfLifeDays">After how many days half of it is left.</param>
    public static double Left(double seconds, double halfLifeDays) => Math.Pow(2, -Math.Max(0, seconds) / SecondsPerDay / halfLifeDays);
}
