namespace Ranking.Expressions;

/// <summary>A query for titles, or for the values of an attribute: read once, run many times by a <see cref="QueryEngine"/>.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. It comes as text, as JSON or from a <see cref="RankingQueryBuilder"/>, and is one and the same plan then; <see cref="ToString"/> and <see cref="ToJson"/> write it in
/// canonical form, which reads as the same query. Its language is that of docs/queries.md.
/// </remarks>
/// <example>
/// <code>
/// RankingQuery row = RankingQuery.Parse("SELECT * FROM popular(limit=500) WHERE genres CONTAINS $genre ORDER BY score(expression='0.7 * affinity + 0.3 * popularity') LIMIT 15");
/// RankingQuery rows = RankingQuery.FromJson("""{"query":{"type":"rank_attributes","input_attribute":"genres","limit":10}}""", out _);
/// </code>
/// </example>
public sealed class RankingQuery
{
    private readonly string _canonical;

    private RankingQuery(string text, QueryPlan plan)
    {
        (Text, Plan) = (text, plan);
        _canonical = QueryPrinter.Print(plan);
        Parameters = plan.Parameters();
    }

    /// <summary>Whether it asks for the values of an attribute rather than for titles.</summary>
    public bool IsOfAttributes => Plan.Attributes is not null;

    /// <summary>The names of its parameters, each once, without the dollar sign.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Whether the request it came with asks to explain the answer.</summary>
    internal bool IsExplained { get; private init; }

    internal QueryPlan Plan { get; }

    /// <summary>The text that places in error messages refer to.</summary>
    internal string Text { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="text">The query.</param>
    /// <exception cref="ExpressionException">The text is no query; says where, what was found and what was expected.</exception>
    public static RankingQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RankingQuery(text, QueryParser.Parse(text));
    }

    /// <summary>
    /// Reads a query as JSON: <c>{"query": …, "parameters": {…}}</c>, where the query is a text, or an object of type <c>rank</c> or <c>rank_attributes</c>. With
    /// <c>"return_explanation": true</c> beside them its answers explain themselves.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <param name="parameters">The parameters that came with it.</param>
    /// <exception cref="ExpressionException">The JSON is no query; says which member is wrong.</exception>
    public static RankingQuery FromJson(string json, out IReadOnlyDictionary<string, object?> parameters)
    {
        ArgumentNullException.ThrowIfNull(json);
        (string text, parameters, bool isExplained) = QueryJsonReader.Read(json);
        return new RankingQuery(text, QueryParser.Parse(text)) { IsExplained = isExplained };
    }

    /// <summary>The query as JSON, without parameters: <c>{"query": {"type": "rank" …}}</c> or <c>{"query": {"type": "rank_attributes" …}}</c>.</summary>
    public string ToJson() => QueryJsonWriter.Write(Plan);

    /// <summary>The query in its canonical form.</summary>
    public override string ToString() => _canonical;
}
