using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ranking;

/// <summary>Builds a <see cref="HomepageComposer"/> by hand.</summary>
/// <remarks>Not safe for concurrent use; what it builds is. Single-use: it refuses everything after <see cref="Build"/>.</remarks>
/// <example>
/// <code>
/// HomepageComposer composer = new HomepageComposerBuilder(new SnapshotPublisher(snapshot), store).Build();
/// Homepage page = await composer.ComposeAsync(new HomepageRequest("priya"));
/// </code>
/// </example>
public sealed class HomepageComposerBuilder
{
    // A ranker waits for its sources and then for its signals, so it may take longer than one of them.
    private const int RankerTimeouts = 4;

    private readonly SnapshotPublisher _snapshots;
    private readonly IInteractionStore _interactions;
    private readonly RankingOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly BufferPool _pool;
    private readonly List<IRowSource> _rows = [];
    private readonly List<ICandidateSource> _sources = [];
    private readonly List<ICandidateFilter> _filters = [];
    private IItemRanker? _itemRanker;
    private IAttributeRanker? _attributeRanker;
    private IRowSelector? _selector;
    private bool _built;

    /// <summary>Makes a builder.</summary>
    /// <param name="snapshots">Where the composer gets its snapshot.</param>
    /// <param name="interactions">Where it reads what a profile did.</param>
    /// <param name="options">Settings. Default: the defaults.</param>
    /// <param name="clock">What the time is read from, once a request. Default: the system's.</param>
    /// <param name="logger">Where skipped parts are logged. Default: nowhere.</param>
    /// <exception cref="RankingException">An option is out of its range; all such options are listed.</exception>
    public HomepageComposerBuilder(
        SnapshotPublisher snapshots, IInteractionStore interactions, RankingOptions? options = null, TimeProvider? clock = null, ILogger? logger = null)
        : this(snapshots, interactions, options, clock, logger, BufferPool.Shared)
    {
    }

    internal HomepageComposerBuilder(
        SnapshotPublisher snapshots, IInteractionStore interactions, RankingOptions? options, TimeProvider? clock, ILogger? logger, BufferPool pool)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentNullException.ThrowIfNull(interactions);
        _snapshots = snapshots;
        _interactions = interactions;
        _options = options?.Copy() ?? new RankingOptions();
        _clock = clock ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _pool = pool;
        RankingOptionsValidator.Check(_options);
    }

    /// <summary>Adds a row kind, beside the default ones unless <see cref="RankingOptions.DefaultRows"/> is off.</summary>
    /// <param name="rows">Proposes the rows.</param>
    /// <returns>This builder.</returns>
    public HomepageComposerBuilder AddRows(IRowSource rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Refuse();
        _rows.Add(rows);
        return this;
    }

    /// <summary>Adds a source of candidates to the row of top picks.</summary>
    /// <param name="source">The source.</param>
    /// <returns>This builder.</returns>
    public HomepageComposerBuilder AddSource(ICandidateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Refuse();
        _sources.Add(source);
        return this;
    }

    /// <summary>Adds a rule that holds on the whole page, whichever ranker made a row and whatever failed; filters run in the order they are added.</summary>
    /// <param name="filter">The filter. It sees titles without signals; one that reads signals belongs to an item ranker, <see cref="ItemRankerBuilder.AddFilter"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="RankingException">The filter reads signals.</exception>
    public HomepageComposerBuilder AddFilter(ICandidateFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Refuse();
        if (filter.Requires.Count > 0)
        {
            throw new RankingException(
                $"The filter '{filter.Name}' reads the signals {string.Join(", ", filter.Requires)}, which a page does not have; add it to an item ranker with ItemRankerBuilder.AddFilter.");
        }

        _filters.Add(filter);
        return this;
    }

    /// <summary>Sets who ranks the titles of the rows. Default: <see cref="ItemRankerBuilder.CreateDefault"/>.</summary>
    /// <param name="ranker">The ranker.</param>
    /// <returns>This builder.</returns>
    public HomepageComposerBuilder UseItemRanker(IItemRanker ranker)
    {
        ArgumentNullException.ThrowIfNull(ranker);
        Refuse();
        _itemRanker = ranker;
        return this;
    }

    /// <summary>Sets who ranks the values of the attribute rows. Default: <see cref="Attributes.ByTaste"/>.</summary>
    /// <param name="ranker">The ranker.</param>
    /// <returns>This builder.</returns>
    public HomepageComposerBuilder UseAttributeRanker(IAttributeRanker ranker)
    {
        ArgumentNullException.ThrowIfNull(ranker);
        Refuse();
        _attributeRanker = ranker;
        return this;
    }

    /// <summary>Sets who picks the next row. Default: <see cref="RowSelectors.ByValue"/>.</summary>
    /// <param name="selector">The selector.</param>
    /// <returns>This builder.</returns>
    public HomepageComposerBuilder UseRowSelector(IRowSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        Refuse();
        _selector = selector;
        return this;
    }

    /// <summary>Makes the composer.</summary>
    /// <returns>The composer.</returns>
    /// <exception cref="RankingException">There are no row kinds: the default ones are off and none was added; or <see cref="RankingOptions.Rules"/> or <see cref="RankingOptions.OptionalRows"/> name kinds that none of them proposes, all of which are listed.</exception>
    public HomepageComposer Build()
    {
        Refuse();
        _built = true;
        IReadOnlyList<IRowSource> rows = [.. DefaultRows(_options, _sources, _attributeRanker), .. _rows];
        if (rows.Count == 0)
        {
            throw new RankingException("The composer has no row kinds: add one with AddRows, or leave RankingOptions.DefaultRows on.");
        }

        string[] unknown = [.. RuleCheck.Unknown(_options, rows.SelectMany(source => source.Kinds).ToHashSet(StringComparer.Ordinal))];
        if (unknown.Length > 0)
        {
            throw new RankingException("The composer was not built: " + string.Join(" ", unknown));
        }

        TimeSpan timeout = TimeSpan.FromMilliseconds(_options.ComponentTimeoutMs);
        IItemRanker ranker = _itemRanker ?? ItemRankerBuilder.WithDefaults(_options, _clock, _logger, _pool).Build();
        IItemRanker fallback = new ItemRankerBuilder(new RankingOptions { ComponentTimeoutMs = _options.ComponentTimeoutMs }, _clock, _logger, _pool)
            .AddSignals(Signals.Statistics())
            .UseFormula("popularity")
            .Build();
        var runner = new ComponentRunner(_clock, RankerTimeouts * timeout, _logger);
        RowCache? cache = _options.RowCacheSize == 0 ? null : new RowCache(_snapshots, _options.RowCacheSize, TimeSpan.FromSeconds(_options.RowCacheSeconds));
        return new HomepageComposer(
            _snapshots,
            _interactions,
            rows,
            new RowRanking(ranker, fallback, new PageFilter([.. _filters], runner), cache, _options, runner),
            _selector ?? RowSelectors.ByValue(),
            _options,
            new ComponentRunner(_clock, timeout, _logger),
            _pool);
    }

    /// <summary>The kinds that the composer proposes by itself, whatever its options.</summary>
    internal static IEnumerable<string> DefaultKinds(bool areOn) => DefaultRows(new RankingOptions { DefaultRows = areOn }, [], null).SelectMany(source => source.Kinds);

    private static IReadOnlyList<IRowSource> DefaultRows(RankingOptions options, IReadOnlyList<ICandidateSource> sources, IAttributeRanker? attributeRanker) => !options.DefaultRows
        ? []
        :
        [
            // Of two rows with one key the first stays, so kinds that say more of a label come before its attribute row.
            Rows.ContinueWatching(),
            Rows.MoreLikeThis(attribute: options.Attribute, space: options.Space, minimumItems: options.MinimumItems),
            Rows.StartHere(attribute: options.Attribute, minimumItems: options.MinimumItems),
            Rows.TopPicks(sources, space: options.Space, personas: options.Personas),
            Rows.MyList(),
            Rows.Discovery(options.Attribute, minimumItems: options.MinimumItems),
            Rows.Attribute(options.Attribute, attributeRanker ?? Attributes.ByTaste(options.Space, options.Personas), options.MinimumItems),
            Rows.BecauseYouWatched(space: options.Space),
            Rows.TopInRegion(),
            Rows.Trending(),
            Rows.Popular(),
            Rows.NewReleases(),
            Rows.HiddenGems(space: options.Space),
            Rows.WatchAgain(),
        ];

    private void Refuse()
    {
        if (_built)
        {
            throw new InvalidOperationException("This builder has built its composer; make a new builder for another one.");
        }
    }
}
