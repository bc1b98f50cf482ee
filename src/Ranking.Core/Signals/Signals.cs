namespace Ranking;

/// <summary>The signals Ranking knows, for formulas to name.</summary>
public static class Signals
{
    /// <summary>
    /// Likeness of a title to the profile's taste: <c>affinity</c>, the cosine in a vector space, −1 to 1; 0 for a profile without taste. With several personas Σ a(k) · c(k), where c(k) is the cosine with
    /// persona k and a(k) = exp(c(k)) / Σ exp(c): the persona nearest to a title has most to say of it.
    /// </summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    /// <param name="personas">How many tastes a profile has at the most: 1 to 16. Default: 1, one taste.</param>
    /// <param name="priorPlays">
    /// How many titles a profile has to have watched, or picked when it was made, for half of its taste to count: the cosine times n / (n + so many), so that viewing overtakes what suits everyone step by
    /// step. A profile that the space knows by its id has all of it. 0 to 1,000. Default: 0, all of it from the first title on; the default item ranker has 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number of personas or of prior plays is out of its range.</exception>
    /// <remarks>Source of the attention by candidate: Barkan, Fuchs, Caciularu and Koenigstein, RecSys 2020 (AMP-CF); of the weight n / (n + k): Efron and Morris 1977.</remarks>
    public static ISignalProvider Affinity(string? space = null, int personas = 1, float priorPlays = 0f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(personas, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(personas, PersonaAttention.MostPersonas);
        if (priorPlays is not (>= 0f and <= 1000f))
        {
            throw new ArgumentOutOfRangeException(nameof(priorPlays), priorPlays, "The number of prior plays is 0 to 1,000.");
        }

        return new AffinitySignal(space, personas, priorPlays);
    }

    /// <summary>
    /// Where, when and for whom. The same for all titles: <c>hour_of_day</c> (0 to 23, whole hours) and <c>day_of_week</c> (0 is Sunday, 6 Saturday) by the clock of <see cref="HomepageRequest.At"/>,
    /// <c>is_weekend</c> (1 on Saturday and Sunday), <c>session_minutes</c> (<see cref="RankingContext.SessionLength"/>; 0 without a session), <c>history_count</c> (titles of the profile's history),
    /// <c>is_tv</c>, <c>is_phone</c>, <c>is_web</c> (1 where <see cref="RankingContext.Device"/> is that). Title by title: <c>language_match</c> (1 where the column <c>languages</c>, else <c>language</c>,
    /// has the profile's language, "en" and "en-GB" alike; else 0) and <c>region_popularity</c> (<see cref="CatalogStatistics.PopularityIn"/>, 0 to 1; <c>popularity</c> where no region is known).
    /// </summary>
    /// <remarks>A formula moves titles with signals that differ from title to title: multiply the others by one of those, as in <c>0.1 * is_phone * item.is_short</c>.</remarks>
    public static ISignalProvider Context() => new ContextSignals();

    /// <summary>
    /// What the profile watches more of here than otherwise: <c>daypart_affinity</c> at this part of the week (night, morning, afternoon, evening; of workdays or weekends) and <c>device_affinity</c> on this
    /// device, −1 to 1. The share of its plays that go to the labels of a title here, less their share of all its plays, times n / (n + 5) with n plays here; plays fade with a half-life of 90 days. 0
    /// where nothing is known.
    /// </summary>
    /// <param name="attribute">The category column of the labels. Default: null, the first of <c>micro_genres</c>, <c>genres</c> and then the alphabet that the catalog has.</param>
    public static ISignalProvider Habits(string? attribute = null) => new HabitSignals(attribute);

    /// <summary>
    /// Likeness of a title to what the person did in the last minutes: <c>session_affinity</c>, the cosine with <see cref="RankingContext.SessionIn"/>, −1 to 1; 0 where there is no session. The profile's
    /// taste is turned towards the session already; this says it apart.
    /// </summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name.</param>
    public static ISignalProvider Session(string? space = null) => new SessionSignal(space);

    /// <summary>
    /// What speaks against a title, for formulas to subtract: <c>aversion</c>, its likeness to the nearest of the 32 newest titles that the person hid, disliked or gave up, 0 to 1, with a half-life of 90
    /// days, and <c>impressions</c>, how often it was shown since it was last watched (<see cref="ProfileHistory.ImpressionsOf"/>).
    /// </summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name; without one there is no aversion.</param>
    public static ISignalProvider Feedback(string? space = null) => new FeedbackSignals(space);

    /// <summary>
    /// What a profile is likely to do with a title, without a model: <c>click_through_rate</c>, the probability that it plays the title where it is shown, and <c>watch_completion</c>, how far it watches it
    /// then; both above 0 and below 1. The title's own rate (<see cref="CatalogStatistics.ClickThroughRate"/>, <see cref="CatalogStatistics.MeanCompletion"/>), moved by the cosine of the profile's taste with
    /// it: logit(p) = logit(rate) + a + b · affinity, with a and b fitted on history. A profile without taste has the plain rates.
    /// </summary>
    /// <param name="space">The space's name. Default: null, the first of the snapshot by name; without one the rates are plain.</param>
    /// <remarks>
    /// a and b are fitted once for each statistics and space (<see cref="CatalogStatistics.ClickThroughRateAt"/>), on the first page that asks for them. Sources: Casella 1985 for the rates; Papke and
    /// Wooldridge 1996 for completion.
    /// </remarks>
    public static ISignalProvider Engagement(string? space = null) => new EngagementSignals(space);

    /// <summary>
    /// A lead for new titles that fades: <c>newness</c>, 2^(−days since release / half-life) by the column <c>release_date</c>, else 1 January of <c>year</c>, 0 to 1 and 0 where neither is known; and
    /// <c>early_signal</c>, newness times how many found the title, against what is usual at its age, times how far they watched it, against the mean: 0 to 1, 0 before its first play.
    /// </summary>
    /// <param name="halfLifeDays">After how many days newness is half. Above 0. Default: 30.</param>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is not above 0, or not finite.</exception>
    public static ISignalProvider NewTitles(double halfLifeDays = 30)
    {
        if (!(halfLifeDays > 0) || !double.IsFinite(halfLifeDays))
        {
            throw new ArgumentOutOfRangeException(nameof(halfLifeDays), halfLifeDays, "The half-life is above 0 days, and finite.");
        }

        return new NewTitleSignals(halfLifeDays);
    }

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

    /// <summary>
    /// Signals of another provider, kept in a store: read where they are fresh, computed and kept where they are not. Training reads through the same provider, with a
    /// context of an earlier moment: what was computed later than that moment is not used, so nothing tells the past of the future.
    /// </summary>
    /// <param name="definition">What the signals are; of page scope.</param>
    /// <param name="store">Where they are kept.</param>
    /// <param name="freshness">How old a kept number may be; above zero.</param>
    /// <param name="isPerProfile">Whether the signals depend on the profile, and are kept for each; false for those of titles alone, which all profiles share.</param>
    /// <param name="patienceMs">How long the store is waited for when it is read, in milliseconds: 1 to 60,000. Default: 50. Writes are not waited for.</param>
    /// <param name="clock">What waiting is measured by. Default: the system's.</param>
    /// <returns>
    /// The provider. A store that fails or is late is noted in the trace, and the definition describes all titles; a definition that fails leaves what was kept by the request's moment,
    /// however old.
    /// </returns>
    /// <exception cref="ArgumentException">The signals are of row scope, the freshness is not above zero, or signals that depend on the profile would be shared.</exception>
    public static ISignalProvider Stored(ISignalProvider definition, IFeatureStore store, TimeSpan freshness, bool isPerProfile, int patienceMs = 50, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(freshness, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(patienceMs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patienceMs, 60_000);
        if (!isPerProfile && definition is AffinitySignal or ContextSignals or HabitSignals or SessionSignal or FeedbackSignals or EngagementSignals)
        {
            throw new ArgumentException($"'{definition.Name}' depends on the profile: keep it for each, with isPerProfile.", nameof(isPerProfile));
        }

        return definition.Signals.Any(signal => signal.Scope == SignalScope.Row)
            ? throw new ArgumentException($"'{definition.Name}' describes titles within rows; only signals of page scope are kept.", nameof(definition))
            : new StoredSignals(definition, store, freshness, isPerProfile, TimeSpan.FromMilliseconds(patienceMs), clock ?? TimeProvider.System);
    }
}
