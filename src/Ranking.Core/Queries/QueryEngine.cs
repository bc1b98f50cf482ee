using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Ranking.Expressions;

/// <summary>Runs queries over the published snapshot, in the process of the host.</summary>
/// <remarks>Safe for concurrent use. A retriever or a signal that fails is skipped and stated in the explanation; a condition never fails open.</remarks>
/// <example>
/// <code>
/// var engine = new QueryEngine(new SnapshotPublisher(snapshot), interactions);
/// QueryResult row = await engine.RunAsync(
///     RankingQuery.Parse("SELECT * FROM popular(limit=500) WHERE genres CONTAINS $genre ORDER BY score(expression='affinity') LIMIT 15"),
///     new QueryRequest { Parameters = new Dictionary&lt;string, object?> { ["user_id"] = "ann", ["genre"] = "Drama" } });
/// </code>
/// </example>
public sealed class QueryEngine
{
    private const int DefaultTake = 100;
    private const int MostTaken = 10_000;
    private const int DefaultValues = 10;
    private const int MostValues = 1_000;

    private readonly SnapshotPublisher _snapshots;
    private readonly IInteractionStore _interactions;
    private readonly RankingOptions _options;
    private readonly QueryOptions _queries;
    private readonly TimeProvider _clock;
    private readonly ILogger? _logger;

    /// <summary>Makes an engine.</summary>
    /// <param name="snapshots">What queries run over.</param>
    /// <param name="interactions">What people did.</param>
    /// <param name="options">Settings of ranking: space, seed, functions of the host. Default: the defaults.</param>
    /// <param name="queries">What queries may name. Default: the library's own names.</param>
    /// <param name="clock">What time it is. Default: the system's.</param>
    /// <param name="logger">Where skipped parts are logged. Default: nowhere.</param>
    public QueryEngine(
        SnapshotPublisher snapshots, IInteractionStore interactions, RankingOptions? options = null, QueryOptions? queries = null, TimeProvider? clock = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentNullException.ThrowIfNull(interactions);
        _snapshots = snapshots;
        _interactions = interactions;
        _options = options ?? new RankingOptions();
        RankingOptionsValidator.Check(_options);
        _queries = queries ?? new QueryOptions();
        _clock = clock ?? TimeProvider.System;
        _logger = logger;
    }

    /// <summary>Runs a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="request">For whom, with which parameters. <c>$user_id</c>, <c>$interaction_item_ids</c> and <c>$last_watched</c> come of the person where they are not given; given
    /// <c>$interaction_item_ids</c> stand for what the person did.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Titles, or values of an attribute.</returns>
    /// <exception cref="ExpressionException">A name, a value or a parameter does not fit; says where.</exception>
    /// <exception cref="RankingException">No snapshot is published.</exception>
    public async ValueTask<QueryResult> RunAsync(RankingQuery query, QueryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(request);
        using SnapshotLease lease = _snapshots.Acquire();
        var trace = new TraceRecorder(request.Explain);
        RankingContext context = await ContextAsync(lease.Snapshot, request, trace, cancellationToken).ConfigureAwait(false);
        var arguments = new QueryArguments(query, Bound(query, request.Parameters, context), _queries);
        if (context.Snapshot.Catalog.Count == 0)
        {
            // A catalog without titles has no columns either, so there is nothing to check names against.
            return new QueryResult(context.Snapshot.Catalog, RankedList.Empty, [], trace) { IsOfAttributes = query.IsOfAttributes };
        }

        return query.Plan.Attributes is { } attributes
            ? await ValuesAsync(attributes, query.Plan.Limit, arguments, context, trace, cancellationToken).ConfigureAwait(false)
            : await TitlesAsync(query.Plan, arguments, context, request, trace, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RankingContext> ContextAsync(RankingSnapshot snapshot, QueryRequest request, TraceRecorder trace, CancellationToken cancellationToken)
    {
        Profile profile = request.Profile ?? new Profile(Convert.ToString(request.Parameters.GetValueOrDefault("user_id"), CultureInfo.InvariantCulture) is { Length: > 0 } id ? id : "anonymous");
        DateTimeOffset now = request.At ?? _clock.GetUtcNow();
        ProfileHistory history;
        if (request.Parameters.GetValueOrDefault("interaction_item_ids") is System.Collections.IEnumerable given and not string)
        {
            history = ProfileHistory.Create(
                [.. given.Cast<object?>().Select((item, i) => new Interaction($"given:{i}", profile.Id, Convert.ToString(item, CultureInfo.InvariantCulture) ?? "", InteractionKind.Complete, now.AddSeconds(i - 1_000_000)))],
                snapshot.Catalog);
        }
        else
        {
            var reading = new HistoryReading(_interactions, profile);
            await reading.ReadAsync(cancellationToken).ConfigureAwait(false);
            history = HistoryReading.Bind(reading.Interactions, profile, snapshot.Catalog);
        }

        return new RankingContext(snapshot, profile, history, now) { Device = request.Device, Trace = trace, Seed = SeededRandom.Derive(_options.Seed, "query", profile.Id) };
    }

    // What the request says of the person stands in for parameters that were not given.
    private static Dictionary<string, object?> Bound(RankingQuery query, IReadOnlyDictionary<string, object?> parameters, RankingContext context)
    {
        var bound = new Dictionary<string, object?>(parameters, StringComparer.Ordinal);
        bound.TryAdd("user_id", context.Profile.Id);
        // The history has the newest titles first.
        ProfileHistory history = context.History;
        Vocabulary ids = context.Snapshot.Catalog.Ids;
        if (!bound.ContainsKey("interaction_item_ids") && query.Parameters.Contains("interaction_item_ids", StringComparer.Ordinal))
        {
            bound.Add("interaction_item_ids", Array.ConvertAll(history.Items.ToArray(), item => ids[item]));
        }

        int last = Array.FindIndex(history.Items.ToArray(), history.IsWatched);
        bound.TryAdd("last_watched", last < 0 ? null : ids[history.Items[last]]);
        return bound;
    }

    private async ValueTask<QueryResult> TitlesAsync(
        QueryPlan plan, QueryArguments arguments, RankingContext context, QueryRequest request, TraceRecorder trace, CancellationToken cancellationToken)
    {
        (ItemQuery list, IItemRanker ranker) = Compile(plan, arguments, context, request.IncludeWatched);
        var columns = ResultColumns.Of(plan.Columns, _queries, context);
        if (list.Take == 0)
        {
            return new QueryResult(context.Snapshot.Catalog, RankedList.Empty, [], trace);
        }

        RankedList ranked = await ranker.RankAsync(list, context, cancellationToken).ConfigureAwait(false);
        return new QueryResult(context.Snapshot.Catalog, plan.IsAscending ? Negated(ranked) : ranked, [], trace) { Columns = columns };
    }

    /// <summary>A row of what a query finds, by its sources and its ranker; null where there are no titles at all.</summary>
    internal RowCandidate? Row(RankingQuery query, string key, string title, IReadOnlyDictionary<string, object?> parameters, RankingContext context)
    {
        if (context.Snapshot.Catalog.Count == 0)
        {
            return null;
        }

        var arguments = new QueryArguments(query, Bound(query, parameters, context), _queries);
        (ItemQuery list, IItemRanker ranker) = Compile(query.Plan, arguments, context, includeWatched: false);
        return new RowCandidate(RowKinds.Query, key, title, list.Sources, new Reason(ReasonKind.Custom, title))
        {
            Ranker = ranker,
            IncludeWatched = list.IncludeWatched,
            // Its ranker is made for this request, so nothing of it is worth keeping.
            IsSessionDependent = true,
        };
    }

    private (ItemQuery List, IItemRanker Ranker) Compile(QueryPlan plan, QueryArguments arguments, RankingContext context, bool includeWatched)
    {
        var sources = new QuerySources(arguments, context);
        var reorderers = new QueryReorderers(arguments, sources, context);
        IReadOnlyList<QueryCall> retrievers = plan.Retrievers;
        ICandidateSource[] retrieved = retrievers.Count == 0 ? [new NamedSource("filter", Candidates.Popular())] : [.. retrievers.Select(sources.Source)];
        ItemRankerBuilder builder = Ranker(plan, arguments);
        if (plan.Where is { } where)
        {
            builder.AddFilter(arguments.Condition(where, context.Snapshot.Catalog));
        }

        foreach (QueryCall call in plan.Reorderers)
        {
            builder.AddReorderer(reorderers.Reorderer(call));
        }

        var list = new ItemQuery(
            "query", [.. retrieved, .. plan.Reorderers.Select(reorderers.Reserve).OfType<ICandidateSource>()], arguments.Count(plan.Limit, "LIMIT", 0, MostTaken, DefaultTake))
        {
            CandidateLimit = retrievers.Select(sources.Limit).Append(QuerySources.DefaultLimit).Max(),
            IncludeWatched = includeWatched || retrievers.Any(call => call.Name == "continue_watching"),
        };
        return (list, builder.Build());
    }

    private ItemRankerBuilder Ranker(QueryPlan plan, QueryArguments arguments)
    {
        var builder = new ItemRankerBuilder(_options, _clock, _logger);
        builder.AddSignals(Signals.Affinity(_options.Space, _options.Personas)).AddSignals(Signals.Statistics());
        foreach (ISignalProvider signals in _queries.Signals)
        {
            builder.AddSignals(signals);
        }

        string text = plan.Score is null ? SignalNames.Retrieval : arguments.Text(plan.Score, "expression") ?? throw arguments.Wrong(plan.Score, "score needs an expression, as in score(expression='affinity')");
        ExpressionNode tree = ColumnNames.Map(ScoreExpression.Parse(text, [.. _options.Functions]).Bind(arguments.Parameters).Tree, _queries.Columns);
        return builder.UseScorer(Scorers.Formula(new ScoreExpression(text, plan.IsAscending ? new UnaryNode(0, Operator.Negate, tree) : tree)));
    }

    private async ValueTask<QueryResult> ValuesAsync(
        QueryCall call, ExpressionNode? limit, QueryArguments arguments, RankingContext context, TraceRecorder trace, CancellationToken cancellationToken)
    {
        Catalog catalog = context.Snapshot.Catalog;
        string attribute = arguments.Column(call, "attribute") ?? throw arguments.Wrong(call, "rank_attributes needs the name of an attribute, as in rank_attributes(attribute='genres')");
        if (!catalog.Categories.TryGetValue(attribute, out CategoryColumn? column))
        {
            throw arguments.Wrong(call.Find("attribute"), $"the catalog has no column of labels '{attribute}'.{NearestName.Hint(attribute, catalog.Categories.Keys)}".TrimEnd('.'));
        }

        string? space = new QuerySources(arguments, context).Space(call);
        int take = arguments.Count(limit, "LIMIT", 0, MostValues, DefaultValues);
        int support = arguments.Count(call.Find("minimum_support"), "minimum_support", 1, int.MaxValue, 1);
        double diversity = arguments.Share(call, "diversity", 0);
        Condition? where = arguments.Text(call, "where") is { } text ? arguments.Condition(text, catalog) : null;
        IReadOnlyList<RankedValue> values = [];
        if (take > 0)
        {
            // What is left out by a condition, or for likeness, makes room for what comes after it.
            int asked = where is null && diversity == 0 ? take : Math.Max(take, column.Values.Count);
            values = await Attributes.ByTaste(space, _options.Personas).RankAsync(new AttributeQuery(attribute, asked) { MinimumSupport = support }, context, cancellationToken).ConfigureAwait(false);
            values = where is null ? values : ValueSupport.Of(values, column, where.Mask(context, cancellationToken), support, context);
            values = diversity > 0 && context.Snapshot.FindSpace(space) is { } vectors ? ValueDiversity.Order(values, vectors.Values(column), diversity, take) : values;
        }

        return new QueryResult(catalog, RankedList.Empty, [.. values.Take(take)], trace) { IsOfAttributes = true };
    }

    private static RankedList Negated(RankedList list)
    {
        float[] scores = list.Scores.ToArray();
        System.Numerics.Tensors.TensorPrimitives.Negate(scores, scores);
        return new RankedList(list.Items, scores);
    }
}
