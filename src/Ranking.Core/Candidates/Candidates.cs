namespace Ranking;

/// <summary>Where candidates can come from.</summary>
public static class Candidates
{
    /// <summary>The titles everybody watches, the most played first.</summary>
    public static ICandidateSource Popular() => new OrderedSource("popular", static s => s.ItemsByPopularity, static s => s.Popularity, 0f);

    /// <summary>The titles that gain now, the strongest surge first; none without times, and none that does not gain.</summary>
    public static ICandidateSource Trending() => new OrderedSource("trending", static s => s.ItemsByTrending, static s => s.Trending, 0f, mustExceed: true);

    /// <summary>The titles that have a value, the most played first.</summary>
    /// <param name="column">A category column.</param>
    /// <param name="value">A value's ordinal.</param>
    public static ICandidateSource WithValue(CategoryColumn column, int value)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, column.Values.Count);
        return new ValueSource(column, value);
    }

    /// <summary>The titles nearest to the profile's taste, by exact search over all of them; none for a profile without taste.</summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    public static ICandidateSource Nearest(string? space = null) => new NearestSource(space);

    /// <summary>The titles most like a title, the nearest first. The 500 nearest of a title are kept once they were searched.</summary>
    /// <param name="item">A title's ordinal.</param>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    public static ICandidateSource Similar(int item, string? space = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        return new SimilarSource(item, space);
    }

    /// <summary>The titles the person left part way, the likeliest to be resumed first: 2^(−days / 7) × (0.4 + 0.6 × completion). Rank it with watched titles included.</summary>
    public static ICandidateSource Resumable() => new ResumableSource();

    /// <summary>Named titles in the order given; unknown ids are left out.</summary>
    /// <param name="ids">The ids.</param>
    public static ICandidateSource Ids(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new IdsSource([.. ids]);
    }
}
