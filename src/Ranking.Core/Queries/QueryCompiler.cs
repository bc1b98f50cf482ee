using Microsoft.Extensions.Logging;

namespace Ranking.Expressions;

/// <summary>Turns queries into the lists and rankers that run them.</summary>
/// <param name="options">Settings of ranking.</param>
/// <param name="names">What queries may name.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Where skipped parts are logged.</param>
internal sealed class QueryCompiler(RankingOptions options, QueryOptions names, TimeProvider clock, ILogger? logger)
{
    private const int DefaultTake = 100;
    private const int MostTaken = 10_000;

    /// <summary>A query with the values of its parameters, and of those that come of the person.</summary>
    public QueryArguments Arguments(RankingQuery query, IReadOnlyDictionary<string, object?> parameters, SavedQuerySet saved, RankingContext context) =>
        new(query, Bound(query, parameters, context), names, saved);

    /// <summary>The list and the ranker of a query for titles.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="arguments">The values of its parameters.</param>
    /// <param name="context">The request.</param>
    /// <param name="includeWatched">Whether watched titles may be found.</param>
    /// <param name="shown">Ids of titles that are left out.</param>
    public (ItemQuery List, IItemRanker Ranker) Compile(QueryPlan plan, QueryArguments arguments, RankingContext context, bool includeWatched, IReadOnlyCollection<string> shown)
    {
        var sources = new QuerySources(arguments, context, call => Saved(call, arguments, context, includeWatched));
        var reorderers = new QueryReorderers(arguments, sources, context);
        IReadOnlyList<QueryCall> retrievers = plan.Retrievers;
        ICandidateSource[] retrieved = retrievers.Count == 0 ? [new NamedSource("filter", Candidates.Popular())] : [.. retrievers.Select(sources.Source)];
        ItemRankerBuilder builder = Ranker(plan, arguments, context.Snapshot.Catalog);
        AddConditions(builder, plan, arguments, context, shown);
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

    /// <summary>Compiles a query without running it; what is told to wait is left out.</summary>
    public void Try(QueryPlan plan, QueryArguments arguments, RankingContext context, Func<ExpressionNode, bool> waits)
    {
        ExpressionNode? limit = plan.Limit is { } most && waits(most) ? null : plan.Limit;
        if (plan.Attributes is { } attributes)
        {
            if (!waits(attributes))
            {
                _ = new ValueQuery(attributes, limit, arguments, context);
            }

            return;
        }

        QueryPlan ready = plan with { Retrievers = [.. plan.Retrievers.Where(call => !waits(call))], Reorderers = [.. plan.Reorderers.Where(call => !waits(call))], Limit = limit };
        Compile(ready, arguments, context, includeWatched: false, []);
        ResultColumns.Of(plan.Columns, names, context);
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

    private static void AddConditions(ItemRankerBuilder builder, QueryPlan plan, QueryArguments arguments, RankingContext context, IReadOnlyCollection<string> shown)
    {
        if (shown.Count > 0)
        {
            builder.AddFilter(new NotShown(shown, context.Snapshot.Catalog));
        }

        if (plan.Where is not { } where)
        {
            return;
        }

        (ExpressionNode? condition, ExpressionNode? truncate) = arguments.Split(where);
        if (condition is not null)
        {
            builder.AddFilter(arguments.Condition(condition, context.Snapshot.Catalog));
        }

        if (truncate is not null)
        {
            builder.AddFilter(new Truncation(arguments.Count(truncate, "truncate", 0, QuerySources.MostCandidates, 0)));
        }
    }

    private ICandidateSource Saved(QueryCall call, QueryArguments arguments, RankingContext context, bool includeWatched)
    {
        NamedQuery query = arguments.Saved.Find(arguments.Text(call, "query") ?? throw arguments.Wrong(call, "saved needs the name of a query, as in saved(query='for_you')"));
        if (query.Query.IsOfAttributes)
        {
            throw arguments.Wrong(call, $"the saved query '{query.Name}' gives values of an attribute and not titles");
        }

        QueryArguments inner = Arguments(query.Query, query.Bind(arguments.Parameters, isWhole: false), arguments.Saved, context);
        (ItemQuery list, IItemRanker ranker) = Compile(query.Query.Plan, inner, context, includeWatched, []);
        return new RankedSource(query.Name, list, ranker);
    }

    private ItemRankerBuilder Ranker(QueryPlan plan, QueryArguments arguments, Catalog catalog)
    {
        var builder = new ItemRankerBuilder(options, clock, logger);
        builder.AddSignals(Signals.Affinity(options.Space, options.Personas)).AddSignals(Signals.Statistics());
        foreach (ISignalProvider signals in names.Signals)
        {
            builder.AddSignals(signals);
        }

        string text = plan.Score is null ? SignalNames.Retrieval : arguments.Text(plan.Score, "expression") ?? throw arguments.Wrong(plan.Score, "score needs an expression, as in score(expression='affinity')");
        ExpressionNode tree = ColumnNames.Map(ScoreExpression.Parse(text, [.. options.Functions]).Bind(arguments.Parameters).Tree, names.Columns);
        var expression = new ScoreExpression(text, plan.IsAscending ? new UnaryNode(0, Operator.Negate, tree) : tree);
        // What is no column may be a signal; the builder knows those.
        expression.Check([.. expression.Names.Where(name => KnownNames.KindOf(name) is null)], catalog);
        return builder.UseScorer(Scorers.Formula(expression));
    }
}
