namespace Ranking;

/// <summary>The signals Ranking knows, for formulas to name.</summary>
public static class Signals
{
    /// <summary>Likeness of a title to the profile's taste: <c>affinity</c>, the cosine in a vector space, −1 to 1; 0 for a profile without taste.</summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    public static ISignalProvider Affinity(string? space = null) => new AffinitySignal(space);

    /// <summary>
    /// What everybody's interactions say: <c>popularity</c> and <c>mean_completion</c> (0 to 1), <c>trending</c> (above 0 is a surge), <c>play_count</c>, and the
    /// derived ranks <c>popular_rank</c>, <c>trending_rank</c>, <c>chronological_rank</c> (1 is the most popular, trending, newest).
    /// </summary>
    public static ISignalProvider Statistics() => new StatisticsSignals();

    /// <summary>A number column of the catalog, as <c>item.</c> and its name.</summary>
    /// <param name="column">The column's name, such as "rating".</param>
    /// <param name="missing">The number of titles without one. Default: 0.</param>
    public static ISignalProvider Column(string column, float missing = 0f)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new ColumnSignal(column, missing);
    }
}
