namespace Ranking.Evaluation;

/// <summary>A mean and the interval it is known to.</summary>
/// <param name="Mean">The mean over the people.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval; at least <paramref name="Low"/>.</param>
public readonly record struct BootstrapInterval(double Mean, double Low, double High)
{
    /// <summary>Whether 0 lies outside of the interval: of a difference, whether its sign is settled.</summary>
    public bool ExcludesZero => Low > 0d || High < 0d;
}
