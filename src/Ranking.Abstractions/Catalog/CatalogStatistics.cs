using System.Collections.Concurrent;

namespace Ranking;

/// <summary>What everybody's interactions say of the titles: popularity, trends, completion, derived ranks.</summary>
/// <remarks>
/// Immutable and safe for concurrent use; a versioned part of the snapshot, refreshed on an interval of the host's. All columns have
/// one value a title. Rank 1 is the most popular, the newest, the most trending; ties by ordinal.
/// </remarks>
public sealed partial class CatalogStatistics
{
    // A surge is measured over days, the usual rate over a month. Half-lives, so old plays fade instead of dropping out.
    private const double ShortHalfLifeDays = 3;
    private const double LongHalfLifeDays = 30;

    // The mean year of the Gregorian calendar, to put years among dates.
    private const double SecondsPerYear = 365.2425 * 86_400;

    private readonly Vocabulary _ids;
    private readonly int[] _plays;
    private readonly float[] _popularity;
    private readonly float[] _completion;
    private readonly float[] _clickThroughRate;
    private readonly float[] _trending;
    private readonly int[] _popularRank;
    private readonly int[] _trendingRank;
    private readonly int[] _chronologicalRank;
    private readonly int[] _byPopularity;
    private readonly int[] _byTrending;
    private readonly ConcurrentDictionary<CategoryColumn, ValuePopularity> _values = new();
    private readonly ConcurrentDictionary<CategoryColumn, ValueCoWatch> _coWatches = new();
    private readonly RegionCharts _regions;
    private readonly WatchSample _sample;
    private readonly EngagementLinks _links;

    private CatalogStatistics(
        Catalog catalog, int[] plays, EngagementRates rates, float[] trending, bool hasTimes, RegionCharts regions, WatchSample sample, EngagementLinks links)
    {
        _regions = regions;
        _sample = sample;
        _links = links;
        _ids = catalog.Ids;
        _plays = plays;
        _completion = rates.Completions();
        _clickThroughRate = rates.ClickThroughRates();
        _trending = trending;
        HasTimes = hasTimes;
        double most = Math.Log(1 + plays.DefaultIfEmpty(0).Max());
        _popularity = Array.ConvertAll(plays, n => most == 0 ? 0f : (float)(Math.Log(1 + n) / most));
        (_byPopularity, _popularRank) = Order(Array.ConvertAll(plays, n => (double)n));
        (_byTrending, _trendingRank) = Order(Array.ConvertAll(trending, t => (double)t));
        (_, _chronologicalRank) = Order(ReleaseOf(catalog));
    }

    /// <summary>The number of titles.</summary>
    public int ItemCount => _plays.Length;

    /// <summary>Whether any interaction carried a time. Without one nothing trends.</summary>
    public bool HasTimes { get; }

    /// <summary>How many profiles played each title.</summary>
    public ReadOnlySpan<int> Plays => _plays;

    /// <summary>Popularity: ln(1 + plays) over that of the most played title, 0 to 1.</summary>
    public ReadOnlySpan<float> Popularity => _popularity;

    /// <summary>Mean completion of each title, drawn towards the mean of all as if by five more plays: 0 to 1.</summary>
    public ReadOnlySpan<float> MeanCompletion => _completion;

    /// <summary>
    /// Momentum: (s − e) / √(e + 1), where s counts plays with a half-life of 3 days, l with one of 30, and e = l · 3/30 is what s
    /// would be at a steady rate. Above 0 is a surge; 0 without times.
    /// </summary>
    public ReadOnlySpan<float> Trending => _trending;

    /// <summary>Rank by <see cref="Plays"/>; 1 is the most popular.</summary>
    public ReadOnlySpan<int> PopularRank => _popularRank;

    /// <summary>Rank by <see cref="Trending"/>; 1 is the most trending.</summary>
    public ReadOnlySpan<int> TrendingRank => _trendingRank;

    /// <summary>Rank by the column <c>release_date</c>, else 1 January of <c>year</c>, title by title; 1 is the newest, titles without either come last.</summary>
    public ReadOnlySpan<int> ChronologicalRank => _chronologicalRank;

    /// <summary>The titles, the most played first.</summary>
    public ReadOnlySpan<int> ItemsByPopularity => _byPopularity;

    /// <summary>The titles, the most trending first.</summary>
    public ReadOnlySpan<int> ItemsByTrending => _byTrending;

    /// <summary>Counts interactions.</summary>
    /// <param name="catalog">The titles; interactions with others are left out.</param>
    /// <param name="interactions">Everybody's interactions, in any order. A profile counts once a title.</param>
    /// <param name="asOf">The moment trends are measured at; later interactions are left out.</param>
    /// <returns>The statistics.</returns>
    public static CatalogStatistics Compute(Catalog catalog, IEnumerable<Interaction> interactions, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(interactions);
        var best = new Dictionary<(string Profile, int Item), Watch>();
        var seen = new HashSet<(string Profile, int Item)>();
        bool hasTimes = false;
        foreach (Interaction interaction in interactions)
        {
            bool isImpression = interaction.Kind == InteractionKind.Impression;
            if (!(IsPlay(interaction.Kind) || isImpression) || interaction.Time > asOf || !catalog.Ids.TryGetOrdinal(interaction.ItemId, out int item))
            {
                continue;
            }

            if (isImpression)
            {
                seen.Add((interaction.ProfileId, item));
                continue;
            }

            hasTimes |= interaction.Time is not null;
            float completion = interaction.Completion is { } c && float.IsFinite(c)
                ? Math.Clamp(c, 0f, 1f)
                : MissingCompletionOf(interaction.Kind);
            var key = (interaction.ProfileId, item);
            var watch = new Watch(completion, interaction.Time, interaction.Region);
            best[key] = best.TryGetValue(key, out Watch known) ? known.And(watch) : watch;
        }

        var plays = new int[catalog.Count];
        var sums = new double[catalog.Count];
        var recent = new double[catalog.Count];
        var usual = new double[catalog.Count];
        var regions = new RegionCharts.Builder(asOf);
        var profiles = new HashSet<string>(best.Keys.Select(key => key.Profile), StringComparer.Ordinal);
        string[] people = PeopleSample.Of(profiles, WatchSample.MostProfiles);
        var sample = new WatchSample.Builder(people);
        var engagement = new EngagementSample.Builder(people);
        // The sums run in one order whatever order the interactions came in, so the last bits agree too.
        foreach (var ((profile, item), watch) in best.OrderBy(e => e.Key.Item).ThenBy(e => e.Key.Profile, StringComparer.Ordinal))
        {
            plays[item]++;
            sums[item] += watch.Completion;
            sample.Add(profile, item, watch.Completion);
            engagement.AddPlay(profile, item, watch);
            if (watch.Time is { } t)
            {
                regions.Add(watch.Region, item, t);
                double days = (asOf - t).TotalDays;
                recent[item] += Math.Pow(2, -days / ShortHalfLifeDays);
                usual[item] += Math.Pow(2, -days / LongHalfLifeDays);
            }
        }

        var trending = new float[catalog.Count];
        for (int i = 0; i < trending.Length; i++)
        {
            double expected = usual[i] * ShortHalfLifeDays / LongHalfLifeDays;
            trending[i] = (float)((recent[i] - expected) / Math.Sqrt(expected + 1));
        }

        // A title that somebody played was shown to them. Where no impressions are kept, everybody is taken to have been shown everything.
        int[] shown = seen.Count > 0 ? [.. plays] : Enumerable.Repeat(profiles.Count, catalog.Count).ToArray();
        foreach (var (profile, item) in seen)
        {
            if (!best.ContainsKey((profile, item)))
            {
                shown[item]++;
                engagement.AddShown(profile, item);
            }
        }

        var rates = new EngagementRates(plays, shown, sums);
        var links = new EngagementLinks(engagement.Build(rates, areShown: seen.Count > 0), catalog.Ids, asOf);
        return new CatalogStatistics(catalog, plays, rates, trending, hasTimes, regions.Build(), sample.Build(), links);
    }

    /// <summary>The titles of a value, the most popular first.</summary>
    /// <param name="column">A category column of the same catalog.</param>
    /// <param name="value">A value's ordinal.</param>
    /// <returns>Title ordinals.</returns>
    public ReadOnlySpan<int> PopularItemsWith(CategoryColumn column, int value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Values(column).ItemsWith(value);
    }

    /// <summary>How many plays the titles of each value have together.</summary>
    /// <param name="column">A category column of the same catalog.</param>
    /// <returns>One count a value.</returns>
    public ReadOnlySpan<long> PlaysByValue(CategoryColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Values(column).Plays;
    }

    /// <summary>
    /// The titles played in a region, by Σ 2^(−days / 7) over its people, the most first: what a chart of the region is made of. A person counts once a title, where and
    /// when they played it last; plays without a time or a region are in no chart.
    /// </summary>
    /// <param name="region">The region; null or one that no interaction names has none. Case does not matter.</param>
    /// <returns>Title ordinals.</returns>
    public ReadOnlySpan<int> ItemsByRegion(string? region) => _regions.Items(region);

    /// <summary>How many people of a region played each title of <see cref="ItemsByRegion"/>.</summary>
    /// <param name="region">The region.</param>
    /// <returns>One count a title, at the same positions.</returns>
    public ReadOnlySpan<int> PlaysByRegion(string? region) => _regions.Plays(region);

    /// <summary>
    /// Popularity of titles as a region has it: ln(1 + plays there) over that of its most played title, 0 to 1, drawn towards <see cref="Popularity"/> as if by a hundred plays, so that a region of
    /// few plays is much like everywhere, and one that is not known is everywhere. Plays without a time or a region count everywhere only.
    /// </summary>
    /// <param name="region">The region; null where it is not known. Case does not matter.</param>
    /// <param name="items">Title ordinals.</param>
    /// <param name="popularity">Takes one number a title of <paramref name="items"/>.</param>
    /// <exception cref="ArgumentException">There is not room for one number a title.</exception>
    public void PopularityIn(string? region, ReadOnlySpan<int> items, Span<float> popularity)
    {
        if (popularity.Length != items.Length)
        {
            throw new ArgumentException($"{items.Length} titles need as many numbers; there is room for {popularity.Length}.", nameof(popularity));
        }

        _regions.Popularity(region, items, _popularity, popularity);
    }

    /// <summary>
    /// How much more often than chance people who liked titles of one value watch titles of another: above 1 is more often, 1 is chance. Counted over at most 20,000
    /// profiles, drawn towards 1 as if ten more people had liked the one and watched the other by chance.
    /// </summary>
    /// <param name="column">A category column of the same catalog; its 512 most played values are counted, the others are at 1.</param>
    /// <param name="liked">The value that was liked, by ordinal.</param>
    /// <param name="lifts">Takes one lift a value of the column: to what may have been watched too.</param>
    /// <exception cref="ArgumentException">There is not room for one lift a value.</exception>
    public void Lifts(CategoryColumn column, int liked, Span<float> lifts)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (lifts.Length != column.Values.Count)
        {
            throw new ArgumentException($"The column '{column.Name}' has {column.Values.Count} values; there is room for {lifts.Length} lifts.", nameof(lifts));
        }

        _coWatches.GetOrAdd(column, static (c, self) => new ValueCoWatch(c, self._sample, self.PlaysByValue(c)), this).Fill(liked, lifts);
    }

    /// <summary>Whether these are statistics of a catalog with the same titles.</summary>
    internal bool AreOf(Catalog catalog) => _ids.IsSameAs(catalog.Ids);

    private static bool IsPlay(InteractionKind kind) => kind is
        InteractionKind.Play or InteractionKind.Progress or InteractionKind.Complete
        or InteractionKind.Abandon or InteractionKind.Rewatch or InteractionKind.Rate;

    // What a history takes for a completion that is not known.
    private static float MissingCompletionOf(InteractionKind kind) => kind switch
    {
        InteractionKind.Abandon => 0f,
        InteractionKind.Play or InteractionKind.Progress => 0.5f,
        _ => 1f,
    };

    private static double[] ReleaseOf(Catalog catalog)
    {
        var release = new double[catalog.Count];
        Array.Fill(release, double.NegativeInfinity);
        if (catalog.NumberNames.Contains("year", StringComparer.Ordinal))
        {
            ReadOnlySpan<float> years = catalog.Numbers("year");
            for (int i = 0; i < release.Length; i++)
            {
                release[i] = float.IsNaN(years[i]) ? double.NegativeInfinity : (years[i] - 1970) * SecondsPerYear;
            }
        }

        if (catalog.TimeNames.Contains("release_date", StringComparer.Ordinal))
        {
            ReadOnlySpan<long> times = catalog.Times("release_date");
            for (int i = 0; i < release.Length; i++)
            {
                release[i] = times[i] == Catalog.MissingTime ? release[i] : times[i];
            }
        }

        return release;
    }

    private static (int[] Items, int[] Ranks) Order(double[] values)
    {
        int[] order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(order, (a, b) => values[a] != values[b] ? values[b].CompareTo(values[a]) : a.CompareTo(b));
        var ranks = new int[values.Length];
        for (int i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i + 1;
        }

        return (order, ranks);
    }

    private ValuePopularity Values(CategoryColumn column) =>
        _values.GetOrAdd(column, static (c, self) => new ValuePopularity(c, self._plays, self._popularRank), this);
}
