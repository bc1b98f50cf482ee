namespace Ranking.Expressions;

/// <summary>Checks saved queries as far as they can be without a catalog.</summary>
/// <param name="set">All queries and conditions that were read.</param>
/// <param name="functions">The functions of the host that scores may call.</param>
/// <param name="names">The names of all queries that are saved, also of those that could not be read.</param>
internal sealed class SavedQueryCheck(SavedQuerySet set, IReadOnlyCollection<ExpressionFunction> functions, IReadOnlyCollection<string> names)
{
    private const int MostRuns = 100;

    /// <summary>The saved queries whose titles a query takes as its candidates.</summary>
    public static IEnumerable<string> Asked(QueryPlan plan) => Calls(plan).Where(call => call.Name == QueryCatalog.Saved).Select(call => call.Find("query")).OfType<TextNode>().Select(name => name.Value);

    /// <summary>Checks a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="runs">How many queries run for each of those it asks for.</param>
    /// <returns>How many queries run for it.</returns>
    /// <exception cref="ExpressionException">It is wrong.</exception>
    public int Check(NamedQuery query, IReadOnlyDictionary<string, int> runs)
    {
        RankingQuery read = query.Query;
        string[] undeclared = [.. read.Parameters.Where(name => !IsDeclared(query, name))];
        if (undeclared.Length > 0)
        {
            throw new ExpressionException(
                $"{string.Join(", ", undeclared.Select(name => $"${name}"))} {(undeclared.Length == 1 ? "is" : "are")} not declared among its parameters.{NearestName.Hint(undeclared[0], query.Parameters?.Keys ?? [])}");
        }

        if (read.Plan.Where is { } where)
        {
            QueryArguments.InQuery(() => ConditionFunctions.Split(read.Text, where).Condition is { } condition ? set.Expand(read.Text, condition) : null);
        }

        int sum = 1;
        foreach (QueryCall call in Calls(read.Plan))
        {
            sum += CheckCall(call, query, runs);
        }

        return sum <= MostRuns ? sum : throw new ExpressionException($"it runs {sum} queries, with those its queries ask for; the most are {MostRuns}");
    }

    private int CheckCall(QueryCall call, NamedQuery query, IReadOnlyDictionary<string, int> runs)
    {
        if (call.Find("where") is TextNode where)
        {
            set.Expand(where.Value, ConditionFunctions.Parse(where.Value));
        }

        if (call.Find("expression") is TextNode expression)
        {
            ScoreExpression.Parse(expression.Value, functions);
        }

        if (call.Name != QueryCatalog.Saved)
        {
            return 0;
        }

        if (call.Find("query") is not TextNode { Value: var name })
        {
            throw new ExpressionException(query.Query.Text, call.Position, "saved takes the name of a saved query as it is written, as in saved(query='for_you').");
        }

        if (!set.Queries.TryGetValue(name, out NamedQuery? asked))
        {
            return names.Contains(name) ? 0 : throw new ExpressionException(query.Query.Text, call.Position, $"there is no saved query '{name}'.{NearestName.Hint(name, names)}");
        }

        string? missing = asked.Parameters?.Values.FirstOrDefault(parameter => parameter.IsRequired && !IsDeclared(query, parameter.Name))?.Name;
        return missing is null
            ? runs.GetValueOrDefault(name, 1)
            : throw new ExpressionException(query.Query.Text, call.Position, $"the saved query '{name}' needs the parameter '{missing}', which '{query.Name}' does not declare.");
    }

    private static bool IsDeclared(NamedQuery query, string name) => query.Parameters?.ContainsKey(name) is true || NamedQuery.OfPerson.Contains(name);

    private static IEnumerable<QueryCall> Calls(QueryPlan plan) => ((IEnumerable<QueryCall?>)[.. plan.Retrievers, plan.Score, .. plan.Reorderers]).OfType<QueryCall>().SelectMany(WithinCall);

    private static IEnumerable<QueryCall> WithinCall(QueryCall call) => [call, .. call.Arguments.Values.OfType<QueryCall>().SelectMany(WithinCall)];
}
