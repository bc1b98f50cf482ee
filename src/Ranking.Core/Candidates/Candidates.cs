namespace Ranking;

/// <summary>Where candidates can come from.</summary>
public static partial class Candidates
{
    /// <summary>The titles everybody watches, the most played first.</summary>
    public static ICandidateSource Popular() => new OrderedSource("popular", static s => s.ItemsByPopularity, static s => s.Popularity, 0f);

    /// <summary>The titles that gain now, the strongest surge first; none without times, and none that does not gain.</summary>
    public static ICandidateSource Trending() => new OrderedSource("trending", static s => s.ItemsByTrending, static s => s.Trending, 0f, mustExceed: true);

    /// <summary>The titles that have a value, the most played first.</summary>
    /// <param name="attribute">The name of a category column of the catalog.</param>
    /// <param name="value">A value; one that the catalog does not have gives nothing.</param>
    public static ICandidateSource WithValue(string attribute, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(attribute);
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new ValueSource(attribute, value);
    }

    /// <summary>
    /// The titles nearest to the profile's taste, by exact search over all of them; none for a profile without taste. With several personas (<see cref="IVectorSpace.EncodePersonas"/>) they take turns:
    /// each adds the nearest of the titles that are nearer to it than to another, and a title's score is 1 over the round it was added in; a profile with one taste has its nearest titles as ever.
    /// </summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    /// <param name="personas">How many tastes a profile has at the most: 1 to 16. Default: 1, one taste.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of personas is out of its range.</exception>
    /// <example>
    /// <code>
    /// crime persona: heat, ronin, se7en      musical persona: cabaret, grease      → heat, cabaret, ronin, grease, se7en
    /// </code>
    /// </example>
    public static ICandidateSource Nearest(string? space = null, int personas = 1) => Nearest(space, personas, most: int.MaxValue);

    /// <summary>No more than so many of the titles nearest to the profile's taste.</summary>
    internal static ICandidateSource Nearest(string? space, int personas, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(personas, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(personas, PersonaAttention.MostPersonas);
        return new NearestSource(space, personas, most);
    }

    /// <summary>
    /// The titles most like a title, the nearest first, its own series left out. The 500 nearest of a title are kept once they were searched; where fewer than 100 of them may be shown, all
    /// titles are searched.
    /// </summary>
    /// <param name="itemId">The id of a title; one that the catalog does not have gives nothing.</param>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    public static ICandidateSource Similar(string itemId, string? space = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        return new SimilarSource(itemId, space);
    }

    /// <summary>
    /// The titles the person left part way (from 2 % on, and below <see cref="ProfileHistory.CompleteFrom"/>), the likeliest to be resumed first: 2^(−days / 7) × (0.4 + 0.6 ×
    /// completion), more on the device and at the time of day and of the week it was watched last, and with episodes left. Rank it with watched titles included.
    /// </summary>
    public static ICandidateSource Resumable() => new ResumableSource();

    /// <summary>
    /// The titles of a source as Reserve: described, filtered and scored like all others, but in a list only where a reorderer places them, such as <see cref="Reorder.Explore"/> and
    /// <see cref="Reorder.Boost"/>. A title that another source of the list finds too is ranked as ever.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <example>
    /// <code>
    /// new ItemQuery("evening", [Candidates.Nearest(), Candidates.Reserve(Candidates.WithValue("labels", "New Voices"))], Take: 20)
    /// </code>
    /// </example>
    public static ICandidateSource Reserve(ICandidateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.IsReserve ? source : new ReserveSource(source);
    }

    /// <summary>Named titles in the order given; unknown ids are left out.</summary>
    /// <param name="ids">The ids.</param>
    public static ICandidateSource Ids(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new IdsSource([.. ids]);
    }
}
