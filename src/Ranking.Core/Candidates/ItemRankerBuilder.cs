using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Ranking.Expressions;

namespace Ranking;

/// <summary>Builds an <see cref="IItemRanker"/> out of signals, filters, a scorer and reorderers.</summary>
/// <remarks>Not safe for concurrent use; what it builds is. Single-use: it refuses everything after <see cref="Build"/>.</remarks>
/// <example>
/// <code>
/// IItemRanker ranker = new ItemRankerBuilder()
///     .AddSignals(Signals.Affinity())
///     .AddSignals(Signals.Statistics())
///     .UseFormula("0.7 * affinity + 0.3 * popularity")
///     .AddReorderer(Reorder.Cap("directors", most: 1, window: 3))
///     .Build();
/// </code>
/// </example>
public sealed class ItemRankerBuilder
{
    // What a profile watched first says little of it: after one title its taste counts half (docs/decisions/0011).
    private const float PriorPlays = 1f;

    private readonly List<Registered<ISignalProvider>> _providers = [];
    private readonly List<ICandidateFilter> _filters = [];
    private readonly List<IReorderer> _reorderers = [];
    private readonly RankingOptions _options;
    private readonly ComponentRunner _runner;
    private readonly BufferPool _pool;
    private IScorer? _scorer;
    private bool _built;

    /// <summary>Makes a builder of a ranker without signals.</summary>
    /// <param name="options">Settings; the formula is used where no scorer is set. Default: the defaults.</param>
    /// <param name="clock">What deadlines are measured by. Default: the system's.</param>
    /// <param name="logger">Where skipped parts are logged. Default: nowhere.</param>
    public ItemRankerBuilder(RankingOptions? options = null, TimeProvider? clock = null, ILogger? logger = null)
        : this(options ?? new RankingOptions(), clock, logger, BufferPool.Shared)
    {
    }

    internal ItemRankerBuilder(RankingOptions options, TimeProvider? clock, ILogger? logger, BufferPool pool)
    {
        RankingOptionsValidator.Check(options);
        _options = options;
        _pool = pool;
        _runner = new ComponentRunner(
            clock ?? TimeProvider.System, TimeSpan.FromMilliseconds(options.ComponentTimeoutMs), logger ?? NullLogger.Instance);
    }

    /// <summary>Starts a ranker as composers make it: the signals of taste and statistics, and the formula of the options.</summary>
    /// <param name="options">Settings. Default: the defaults.</param>
    /// <param name="clock">What deadlines are measured by. Default: the system's.</param>
    /// <param name="logger">Where skipped parts are logged. Default: nowhere.</param>
    /// <returns>A builder to add to.</returns>
    public static ItemRankerBuilder CreateDefault(RankingOptions? options = null, TimeProvider? clock = null, ILogger? logger = null) =>
        WithDefaults(options ?? new RankingOptions(), clock, logger, BufferPool.Shared);

    internal static ItemRankerBuilder WithDefaults(RankingOptions options, TimeProvider? clock, ILogger? logger, BufferPool pool) =>
        new ItemRankerBuilder(options, clock, logger, pool)
            .AddSignals(Signals.Affinity(options.Space, options.Personas, PriorPlays))
            .AddSignals(Signals.Statistics());

    /// <summary>Adds a signal provider. It is called only for pages whose formulas read one of its signals.</summary>
    /// <param name="provider">The provider; all its signals have one scope and new names.</param>
    /// <param name="onFailure">What happens when it throws or is late. Default: it is skipped.</param>
    /// <returns>This builder.</returns>
    public ItemRankerBuilder AddSignals(ISignalProvider provider, FailurePolicy onFailure = FailurePolicy.Skip)
    {
        ArgumentNullException.ThrowIfNull(provider);
        Refuse();
        _providers.Add(new Registered<ISignalProvider>(provider, onFailure, provider.Signals.All(signal => _options.OptionalSignals.Contains(signal.Name))));
        return this;
    }

    /// <summary>Adds a filter; filters run in the order they are added.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>This builder.</returns>
    public ItemRankerBuilder AddFilter(ICandidateFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Refuse();
        _filters.Add(filter);
        return this;
    }

    /// <summary>Sets the scorer.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <returns>This builder.</returns>
    public ItemRankerBuilder UseScorer(IScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        Refuse();
        _scorer = scorer;
        return this;
    }

    /// <summary>Sets the scorer to a formula.</summary>
    /// <param name="formula">The formula, over the signals that are added, columns of the catalog, the person and the moment. It may call <see cref="RankingOptions.Functions"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ExpressionException">The text is not a formula.</exception>
    public ItemRankerBuilder UseFormula(string formula) => UseScorer(Scorers.Formula(formula, [.. _options.Functions]));

    /// <summary>Adds a reorderer; reorderers run in the order they are added, on each list with its reserve.</summary>
    /// <param name="reorderer">The reorderer.</param>
    /// <returns>This builder.</returns>
    public ItemRankerBuilder AddReorderer(IReorderer reorderer)
    {
        ArgumentNullException.ThrowIfNull(reorderer);
        Refuse();
        _reorderers.Add(reorderer);
        return this;
    }

    /// <summary>Checks everything and makes the ranker.</summary>
    /// <returns>The ranker.</returns>
    /// <exception cref="ExpressionException">The formula names a signal that nobody gives; says where, and which is nearest.</exception>
    /// <exception cref="RankingException">A signal's name is used twice, is not a name or is about demographics, a provider has no signals or two scopes, or a part needs a signal that nobody gives. All mistakes are listed.</exception>
    public IItemRanker Build()
    {
        Refuse();
        _built = true;
        var errors = new List<string>();
        Dictionary<string, SignalScope> known = ReadSignals(errors);
        errors.AddRange(_options.OptionalSignals.Where(name => !known.ContainsKey(name))
            .Select(name => $"OptionalSignals: '{name}' is a signal that nobody gives.{NearestName.Hint(name, known.Keys)}".TrimEnd('.', ' ')));
        IScorer scorer = _scorer ?? Scorers.Formula(_options.Formula, [.. _options.Functions]);
        errors.AddRange(scorer.Requires.Where(SignalNames.IsDemographic).Select(name => $"scorer '{scorer.Name}': {SignalNames.Mistake(name)}"));
        List<Registered<ISignalProvider>> onDemand = [];
        if (errors.Count == 0 && scorer is IBuiltInScorer builtIn)
        {
            onDemand = SignalsOnDemand.For(scorer.Requires, builtIn.Read, known.ContainsKey, _options.Space);
            foreach (string name in scorer.Requires.Where(name => name.StartsWith(KnownNames.Retrieval, StringComparison.Ordinal)))
            {
                known.TryAdd(name, SignalScope.Row);
            }

            foreach (Signal signal in onDemand.SelectMany(provider => provider.Part.Signals))
            {
                known.Add(signal.Name, signal.Scope);
            }

            scorer = builtIn.Bind(known);
        }

        Require(scorer.Requires, $"scorer '{scorer.Name}'", scorer.Scope, known, errors);
        foreach (ICandidateFilter filter in _filters)
        {
            Require(filter.Requires, $"filter '{filter.Name}'", SignalScope.Page, known, errors);
        }

        return errors.Count == 0
            ? new ItemRanker([.. _providers, .. onDemand], [.. _filters], scorer, [.. _reorderers], _options.Space, _runner, _pool)
            : throw new RankingException("The item ranker was not built: " + string.Join("; ", errors) + ".");
    }

    private Dictionary<string, SignalScope> ReadSignals(List<string> errors)
    {
        var known = new Dictionary<string, SignalScope>(StringComparer.Ordinal) { [SignalNames.Retrieval] = SignalScope.Row };
        foreach (ISignalProvider provider in _providers.Select(registered => registered.Part))
        {
            if (provider.Signals.Select(signal => signal.Scope).Distinct().Count() != 1)
            {
                errors.Add($"signal provider '{provider.Name}' must have at least one signal, and all of one scope: make two providers of it");
            }

            foreach (Signal signal in provider.Signals)
            {
                if (SignalNames.Mistake(signal.Name) is { } mistake)
                {
                    errors.Add($"signal provider '{provider.Name}': {mistake}");
                }
                else if (!known.TryAdd(signal.Name, signal.Scope))
                {
                    errors.Add($"signal provider '{provider.Name}': the signal '{signal.Name}' is given already; name it otherwise");
                }

                if (!float.IsFinite(signal.Missing))
                {
                    errors.Add($"signal provider '{provider.Name}': the missing value of '{signal.Name}' is not finite");
                }
            }
        }

        return known;
    }

    private static void Require(
        IReadOnlyList<string> names, string who, SignalScope scope, Dictionary<string, SignalScope> known, List<string> errors)
    {
        foreach (string name in names)
        {
            if (!known.TryGetValue(name, out SignalScope signalScope))
            {
                errors.Add($"{who} needs the signal '{name}', which nobody gives.{NearestName.Hint(name, known.Keys)}".TrimEnd('.', ' '));
            }
            else if (scope == SignalScope.Page && signalScope == SignalScope.Row)
            {
                errors.Add($"{who} works on titles of the page and cannot read '{name}', which belongs to a row");
            }
        }
    }

    private void Refuse()
    {
        if (_built)
        {
            throw new InvalidOperationException("This builder has built its ranker; make a new builder for another one.");
        }
    }
}
