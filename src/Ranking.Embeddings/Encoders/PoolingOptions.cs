namespace Ranking.Embeddings;

/// <summary>How a profile's history becomes one vector or several, and how attribute values get theirs.</summary>
/// <remarks>
/// <code>
/// w(i) = p(i) · 2^(−days from title i to the newest / HalfLifeDays)      p(i): preference, −1 to 1, or with ByPreference off 1 and −1; negative ones times Dislike
/// </code>
/// A title counts that has a vector and a weight other than 0. Immutable and safe for concurrent use.
/// </remarks>
public sealed record PoolingOptions
{
    /// <summary>How the weighted vectors become one. Default: <see cref="PoolingFunction.Mean"/>.</summary>
    public PoolingFunction Function { get; init; } = PoolingFunction.Mean;

    /// <summary>How many titles count, the newest first: at least 1; null for all. Without times nothing is newest, and all count. Default: null.</summary>
    public int? Newest { get; init; }

    /// <summary>After how many days a play counts half. Above 0. Default: 30.</summary>
    public double HalfLifeDays { get; init; } = 30;

    /// <summary>
    /// Whether a title counts by how much it was liked: how far it was watched, or its rating. Otherwise every liked title counts the same, and so does every disliked one. Default: true.
    /// </summary>
    public bool ByPreference { get; init; } = true;

    /// <summary>How much a disliked title pushes away, against a liked one of the same strength: 0 (not at all) to 1. Default: 0.5.</summary>
    public float Dislike { get; init; } = 0.5f;

    /// <summary>
    /// How many played titles outweigh the labels a profile picked (<see cref="Profile.Onboarding"/>): at least 0. With p plays each label counts as a liked title would, times 1 − p / so many; 0 leaves
    /// them out. Default: 10.
    /// </summary>
    public int PicksUntil { get; init; } = 10;

    /// <summary>
    /// How much the text of a label says of its vector, against the titles that have it: 0 (titles only) to 1 (text only). Only text spaces know the texts of labels; elsewhere, and for a label whose text
    /// says nothing, it is the titles. Default: 0.
    /// </summary>
    public float LabelText { get; init; }

    /// <summary>
    /// Whether a title without a vector gets the pooled vectors of its labels, rare labels counting more, as a title that is newer than its space does not have one. Such titles are
    /// counted (<see cref="VectorSpace.FilledCount"/>), and no longer as unmatched. Default: false, so that vectors of another catalog are noticed.
    /// </summary>
    public bool FillFromLabels { get; init; }

    internal void Check()
    {
        if (!Enum.IsDefined(Function))
        {
            throw new RankingException($"Function must be Mean, Sum, Max or Min, but is {Function}.");
        }

        if (Newest < 1)
        {
            throw new RankingException($"Newest must be at least 1, or null for all titles, but is {Newest}.");
        }

        if (!(HalfLifeDays > 0) || !double.IsFinite(HalfLifeDays))
        {
            throw new RankingException($"HalfLifeDays must be above 0 and finite, but is {HalfLifeDays}.");
        }

        if (Dislike is not (>= 0f and <= 1f))
        {
            throw new RankingException($"Dislike must be between 0 and 1, but is {Dislike}.");
        }

        if (PicksUntil < 0)
        {
            throw new RankingException($"PicksUntil must be at least 0, but is {PicksUntil}.");
        }

        if (LabelText is not (>= 0f and <= 1f))
        {
            throw new RankingException($"LabelText must be between 0 and 1, but is {LabelText}.");
        }
    }
}
