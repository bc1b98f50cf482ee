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
    /// <exception cref="ArgumentOutOfRangeException">The number of personas is out of its range.</exception>
    /// <remarks>Source of the attention by candidate: Barkan, Fuchs, Caciularu and Koenigstein, RecSys 2020 (AMP-CF).</remarks>
    public static ISignalProvider Affinity(string? space = null, int personas = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(personas, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(personas, PersonaAttention.MostPersonas);
        return new AffinitySignal(space, personas);
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
        if (definition is AffinitySignal && !isPerProfile)
        {
            throw new ArgumentException($"'{definition.Name}' depends on the profile: keep it for each, with isPerProfile.", nameof(isPerProfile));
        }

        return definition.Signals.Any(signal => signal.Scope == SignalScope.Row)
            ? throw new ArgumentException($"'{definition.Name}' describes titles within rows; only signals of page scope are kept.", nameof(definition))
            : new StoredSignals(definition, store, freshness, isPerProfile, TimeSpan.FromMilliseconds(patienceMs), clock ?? TimeProvider.System);
    }
}
