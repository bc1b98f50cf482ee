namespace Ranking.Embeddings;

/// <summary>How a profile's history becomes one vector.</summary>
public sealed record PoolingOptions
{
    /// <summary>After how many days a play counts half. Above 0. Default: 30.</summary>
    public double HalfLifeDays { get; init; } = 30;

    /// <summary>How much a disliked title pushes away, against a liked one of the same strength: 0 (not at all) to 1. Default: 0.5.</summary>
    public float Dislike { get; init; } = 0.5f;

    internal void Check()
    {
        if (!(HalfLifeDays > 0) || !double.IsFinite(HalfLifeDays))
        {
            throw new RankingException($"HalfLifeDays must be above 0 and finite, but is {HalfLifeDays}.");
        }

        if (Dislike is not (>= 0f and <= 1f))
        {
            throw new RankingException($"Dislike must be between 0 and 1, but is {Dislike}.");
        }
    }
}
