using Ranking.Expressions;

namespace Ranking;

/// <summary>The five stages in their order: sources, signals, filters, scorer, reorderers.</summary>
internal sealed class ItemRanker : IItemRanker, IDescribed
{
    private readonly IReadOnlyList<Registered<ISignalProvider>> _providers;
    private readonly IReadOnlyList<ICandidateFilter> _filters;
    private readonly IScorer _scorer;
    private readonly IReadOnlyList<IReorderer> _reorderers;
    private readonly CandidateRetrieval _retrieval;
    private readonly SignalComputation _signals;
    private readonly ListSelection _selection;
    private readonly BufferPool _pool;
    private readonly HashSet<string> _given;
    private readonly string? _space;

    public ItemRanker(
        IReadOnlyList<Registered<ISignalProvider>> providers,
        IReadOnlyList<ICandidateFilter> filters,
        IScorer scorer,
        IReadOnlyList<IReorderer> reorderers,
        string? space,
        ComponentRunner runner,
        BufferPool pool)
    {
        _providers = providers;
        _filters = filters;
        _scorer = scorer;
        _reorderers = reorderers;
        _pool = pool;
        _space = space;
        _given = providers.SelectMany(provider => provider.Part.Signals).Select(signal => signal.Name).ToHashSet(StringComparer.Ordinal);
        _retrieval = new CandidateRetrieval(runner);
        _signals = new SignalComputation(providers, runner);
        _selection = new ListSelection(filters, scorer, reorderers, runner);
    }

    public string Name => "ranking";

    /// <summary>Whether it keeps rules that a ranker standing in for it could not.</summary>
    public bool HasFilters => _filters.Count > 0;

    public async ValueTask<IReadOnlyList<RankedList>> RankAsync(
        IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(context);
        RankerRecording? recording = RankerRecording.For(context);
        var deadline = new Deadline(cancellationToken);
        IReadOnlyList<RankedList> ranked = await RankAsync(lists, context, recording, deadline, deadline).ConfigureAwait(false);
        if (recording is not null)
        {
            (context.Trace as TraceRecorder)?.Add(recording.ToTrace(Name, RankerTrace.OwnRole));
        }

        return ranked;
    }

    /// <summary>Ranks within deadlines, and leaves the recording to the caller.</summary>
    public async ValueTask<IReadOnlyList<RankedList>> RankAsync(
        IReadOnlyList<ItemQuery> lists, RankingContext context, RankerRecording? recording, Deadline sources, Deadline signals)
    {
        if (lists.Count == 0)
        {
            return [];
        }

        using var scratch = new Scratch(_pool);
        CandidateUnion union = await _retrieval.RetrieveAsync(lists, context, scratch, sources).ConfigureAwait(false);
        SignalTable table = await _signals.ComputeAsync(Needed(lists), OnDemand(lists), lists, union, context, scratch, sources, signals).ConfigureAwait(false);
        signals.Page.ThrowIfCancellationRequested();
        return _selection.Select(lists, union, table, context, recording, scratch);
    }

    /// <summary>Ranks once more from filtering on, over candidates and signals as they were recorded.</summary>
    public IReadOnlyList<RankedList> Replay(IReadOnlyList<ItemQuery> lists, RankerTrace trace, int[] items, RankingContext context, RankerRecording recording)
    {
        using var scratch = new Scratch(_pool);
        var union = new CandidateUnion(items, trace.Lists);
        return _selection.Select(lists, union, new SignalTable(trace, union), context, recording, scratch);
    }

    public PlanNode Describe() => new(
        Stages.Items,
        Name,
        [
            .. _providers.Select(p => new PlanNode(Stages.Signal, p.Part.Name, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["signals"] = string.Join(" ", p.Part.Signals.Select(signal => signal.Name)),
                ["on failure"] = p.Policy.ToString(),
            }, [])),
            .. _filters.Select(filter => new PlanNode(Stages.Filter, filter.Name)),
            new PlanNode(Stages.Score, _scorer.Name, new Dictionary<string, string>(StringComparer.Ordinal) { ["scope"] = _scorer.Scope.ToString() }, []),
            .. _reorderers.Select(reorderer => new PlanNode(Stages.Reorder, reorderer.Name)),
        ]);

    // What formulas of lists name, and nobody gives yet.
    private List<Registered<ISignalProvider>>? OnDemand(IReadOnlyList<ItemQuery> lists)
    {
        HashSet<string>? required = null;
        var read = new Dictionary<string, ExpressionNode>(StringComparer.Ordinal);
        IScorer? last = null;
        foreach (ItemQuery list in lists)
        {
            if (list.Scorer is IBuiltInScorer own && !ReferenceEquals(own, last))
            {
                last = own;
                (required ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(own.Requires);
                foreach (var (name, node) in own.Read)
                {
                    read.TryAdd(name, node);
                }
            }
        }

        return required is null ? null : SignalsOnDemand.For(required, read, _given.Contains, _space);
    }

    private HashSet<string> Needed(IReadOnlyList<ItemQuery> lists)
    {
        var needed = new HashSet<string>(_scorer.Requires, StringComparer.Ordinal);
        foreach (ICandidateFilter filter in _filters)
        {
            needed.UnionWith(filter.Requires);
        }

        IScorer? last = null;
        foreach (ItemQuery list in lists)
        {
            if (list.Scorer is { } own && !ReferenceEquals(own, last))
            {
                needed.UnionWith(own.Requires);
                last = own;
            }
        }

        return needed;
    }
}
