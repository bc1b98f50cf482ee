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
    private readonly SnapshotPublisher _snapshots;
    private readonly IInteractionStore _interactions;
    private readonly RankingOptions _options;
    private readonly QueryOptions _queries;
    private readonly TimeProvider _clock;
    private readonly QueryCompiler _compiler;

    /// <summary>Makes an engine.</summary>
    /// <param name="snapshots">What queries run over.</param>
    /// <param name="interactions">What people did.</param>
    /// <param name="options">Settings of ranking: space, seed, functions of the host. Default: the defaults.</param>
    /// <param name="queries">What queries may name. Default: the library's own names.</param>
    /// <param name="clock">What time it is. Default: the system's.</param>
    /// <param name="logger">Where skipped parts are logged. Default: nowhere.</param>
    /// <exception cref="RankingException">An option is out of range, or saved queries do not fit the snapshot that is published; says all that is wrong.</exception>
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
        _compiler = new QueryCompiler(_options, _queries, _clock, logger);
        _queries.Saved?.Use(new SavedQueryTrial(_snapshots, _compiler).Check);
    }

    /// <summary>Runs a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="request">For whom, with which parameters. <c>$user_id</c>, <c>$interaction_item_ids</c> and <c>$last_watched</c> come of the person where they are not given; given
    /// <c>$interaction_item_ids</c> stand for what the person did.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Titles, or values of an attribute.</returns>
    /// <exception cref="ExpressionException">A name, a value or a parameter does not fit; says where.</exception>
    /// <exception cref="RankingException">No snapshot is published.</exception>
    public ValueTask<QueryResult> RunAsync(RankingQuery query, QueryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync(NamedQuery.Of(query), request, Saved, cancellationToken);
    }

    /// <summary>Runs a saved query.</summary>
    /// <param name="name">The name of the query in <see cref="QueryOptions.Saved"/>.</param>
    /// <param name="request">For whom, with which of the parameters that the query declares; the others are their defaults.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Titles, or values of an attribute.</returns>
    /// <exception cref="ExpressionException">There is no query of this name, or a name, a value or a parameter does not fit; says where.</exception>
    /// <exception cref="RankingException">No snapshot is published.</exception>
    public async ValueTask<QueryResult> RunAsync(string name, QueryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(request);
        SavedQuerySet saved = Saved;
        return await RunAsync(saved.Find(name), request, saved, cancellationToken).ConfigureAwait(false);
    }

    private SavedQuerySet Saved => _queries.Saved?.Current ?? SavedQuerySet.Empty;

    private async ValueTask<QueryResult> RunAsync(NamedQuery query, QueryRequest request, SavedQuerySet saved, CancellationToken cancellationToken)
    {
        using SnapshotLease lease = _snapshots.Acquire();
        var trace = new TraceRecorder(request.Explain || query.Query.IsExplained);
        IReadOnlyDictionary<string, object?> parameters = query.Bind(request.Parameters);
        RankingContext context = await ContextAsync(lease.Snapshot, request, parameters, trace, cancellationToken).ConfigureAwait(false);
        QueryArguments arguments = _compiler.Arguments(query.Query, parameters, saved, context);
        QueryPlan plan = query.Query.Plan;
        if (context.Snapshot.Catalog.Count == 0)
        {
            // A catalog without titles has no columns either, so there is nothing to check names against.
            return new QueryResult(context.Snapshot.Catalog, request, RankedList.Empty, [], trace) { IsOfAttributes = plan.Attributes is not null };
        }

        if (plan.Attributes is not { } attributes)
        {
            return await TitlesAsync(plan, arguments, context, request, trace, cancellationToken).ConfigureAwait(false);
        }

        (IReadOnlyList<RankedValue> values, IReadOnlyList<Reason> reasons) = await new ValueQuery(attributes, plan.Limit, arguments, context).RunAsync(_options.Personas, request.Shown, cancellationToken).ConfigureAwait(false);
        return new QueryResult(context.Snapshot.Catalog, request, RankedList.Empty, values, trace) { IsOfAttributes = true, Reasons = reasons };
    }

    private async ValueTask<RankingContext> ContextAsync(
        RankingSnapshot snapshot, QueryRequest request, IReadOnlyDictionary<string, object?> parameters, TraceRecorder trace, CancellationToken cancellationToken)
    {
        Profile profile = request.Profile ?? new Profile(Convert.ToString(parameters.GetValueOrDefault("user_id"), CultureInfo.InvariantCulture) is { Length: > 0 } id ? id : "anonymous");
        DateTimeOffset now = request.At ?? _clock.GetUtcNow();
        ProfileHistory history;
        if (parameters.GetValueOrDefault("interaction_item_ids") is System.Collections.IEnumerable given and not string)
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

    private async ValueTask<QueryResult> TitlesAsync(
        QueryPlan plan, QueryArguments arguments, RankingContext context, QueryRequest request, TraceRecorder trace, CancellationToken cancellationToken)
    {
        (ItemQuery list, IItemRanker ranker) = _compiler.Compile(plan, arguments, context, request.IncludeWatched, request.Shown);
        var columns = ResultColumns.Of(plan.Columns, _queries, context);
        if (list.Take == 0)
        {
            return new QueryResult(context.Snapshot.Catalog, request, RankedList.Empty, [], trace);
        }

        RankedList ranked = await ranker.RankAsync(list, context, cancellationToken).ConfigureAwait(false);
        return new QueryResult(context.Snapshot.Catalog, request, plan.IsAscending ? Negated(ranked) : ranked, [], trace) { Columns = columns };
    }

    /// <summary>A row of what a query finds, by its sources and its ranker; null where there are no titles at all.</summary>
    /// <param name="query">The query; null for the saved one of a name.</param>
    /// <param name="name">The name of a saved query.</param>
    /// <param name="title">What the row is called.</param>
    /// <param name="parameters">The query's parameters.</param>
    /// <param name="context">The request.</param>
    internal RowCandidate? Row(RankingQuery? query, string name, string title, IReadOnlyDictionary<string, object?> parameters, RankingContext context)
    {
        if (context.Snapshot.Catalog.Count == 0)
        {
            return null;
        }

        SavedQuerySet saved = Saved;
        NamedQuery asked = query is null ? saved.Find(name) : NamedQuery.Of(query);
        if (asked.Query.IsOfAttributes)
        {
            throw new ExpressionException($"Query: the saved query '{name}' asks for the values of an attribute; a row shows titles.");
        }

        QueryArguments arguments = _compiler.Arguments(asked.Query, asked.Bind(parameters), saved, context);
        (ItemQuery list, IItemRanker ranker) = _compiler.Compile(asked.Query.Plan, arguments, context, includeWatched: false, []);
        return new RowCandidate(RowKinds.Query, $"query:{title}", title, list.Sources, new Reason(ReasonKind.Custom, title))
        {
            Ranker = ranker,
            IncludeWatched = list.IncludeWatched,
            // Its ranker is made for this request, so nothing of it is worth keeping.
            IsSessionDependent = true,
        };
    }

    private static RankedList Negated(RankedList list)
    {
        float[] scores = list.Scores.ToArray();
        System.Numerics.Tensors.TensorPrimitives.Negate(scores, scores);
        return new RankedList(list.Items, scores);
    }
}
