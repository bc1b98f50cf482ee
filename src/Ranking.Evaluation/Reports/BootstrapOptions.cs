namespace Ranking.Evaluation;

/// <summary>How an interval is made.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How often the people are drawn anew: 100 to 1,000,000. Default: 2,000.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>How often such intervals hold the true mean: above 0 and below 1. Default: 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The seed of the draws. Default: 0.</summary>
    public ulong Seed { get; init; }

    internal void Check()
    {
        if (Resamples is < 100 or > 1_000_000)
        {
            throw new RankingException($"Resamples must be between 100 and 1000000, but is {Resamples}.");
        }

        if (!(Level > 0d && Level < 1d))
        {
            throw new RankingException($"Level must be above 0 and below 1, such as 0.95, but is {Level}.");
        }
    }
}
