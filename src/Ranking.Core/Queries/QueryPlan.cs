namespace Ranking.Expressions;

/// <summary>A query as it was read, whatever door it came in by.</summary>
/// <param name="Columns">The columns of the answer beside id and score; empty for all.</param>
/// <param name="Retrievers">Where candidates come from; none for all titles, the most popular first. One alone may be <c>rank_attributes</c>, which asks for values instead of titles.</param>
/// <param name="Where">What a candidate has to meet after retrieval; null for nothing.</param>
/// <param name="Score">How candidates are scored; null for the score of their retriever.</param>
/// <param name="IsAscending">Whether the least score comes first.</param>
/// <param name="Reorderers">How the order changes, one after the other.</param>
/// <param name="Limit">How many titles or values at the most; null for the default.</param>
internal sealed record QueryPlan(
    IReadOnlyList<string> Columns,
    IReadOnlyList<QueryCall> Retrievers,
    ExpressionNode? Where,
    QueryCall? Score,
    bool IsAscending,
    IReadOnlyList<QueryCall> Reorderers,
    ExpressionNode? Limit)
{
    /// <summary>What asks for the values of an attribute; null in a query for titles.</summary>
    public QueryCall? Attributes => Retrievers is [{ Name: QueryCatalog.RankAttributes } call] ? call : null;

    /// <summary>The names of the parameters, also within the expression of the score and the conditions of retrievers; each once.</summary>
    public IReadOnlyList<string> Parameters()
    {
        var names = new List<string>();
        foreach (ExpressionNode? node in (IEnumerable<ExpressionNode?>)[.. Retrievers, Where, Score, .. Reorderers, Limit])
        {
            Find(node, names);
        }

        return names;
    }

    private static void Find(ExpressionNode? node, List<string> names)
    {
        switch (node)
        {
            case null:
                return;
            case ParameterNode parameter:
                Add(parameter.Name, names);
                return;
            case QueryCall call:
                foreach (var (name, argument) in call.Arguments)
                {
                    if (argument is TextNode text && name is "expression" or "where")
                    {
                        FindIn(((TextNode)argument).Value, names);
                    }
                    else
                    {
                        Find(argument, names);
                    }
                }

                return;
            default:
                foreach (ExpressionNode part in Reading.Parts(node))
                {
                    Find(part, names);
                }

                return;
        }
    }

    // Functions of the host are known to the engine only, so an expression within a query is read there; its parameters are plain to see.
    private static void FindIn(string text, List<string> names)
    {
        var lexer = new Lexer(text, 0, text.Length);
        for (Token token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            if (token.Kind == TokenKind.Parameter)
            {
                Add(token.Text, names);
            }
        }
    }

    private static void Add(string name, List<string> names)
    {
        if (!names.Contains(name))
        {
            names.Add(name);
        }
    }
}
