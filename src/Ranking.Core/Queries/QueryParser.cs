namespace Ranking.Expressions;

/// <summary>
/// Reads a query. Words are read in any case; clauses come in this order.
/// <code>
/// query     := 'select' columns [ 'from' source ] [ 'where' expression ] [ 'order' 'by' order ] [ 'reorder' 'by' call { ',' call } ] [ 'limit' value ]
/// columns   := '*' | column { ',' column }
/// column    := name | call [ 'as' name ]                          a score or a reorderer, ordered by under its name
/// source    := 'retrieve' '(' call { ',' call } ')' | call { ',' call }
/// order     := ( call | name ) [ 'asc' | 'desc' ]                 the highest score first, unless 'asc' is written
/// call      := name '(' [ argument { ',' argument } ] ')'
/// argument  := [ name '=' ] ( call | value )
/// value     := number | '-' number | text | parameter | list | 'true' | 'false' | 'null'       a text '$x' is the parameter
/// expression: as in score expressions, over columns of the catalog with or without item.
/// </code>
/// </summary>
internal sealed partial class QueryParser : TokenReader
{
    public const int LongestText = 100_000;

    private const string Subject = "Query";
    private const int DeepestNesting = 20;

    private readonly string _text;
    private int _depth;

    private QueryParser(string text)
        : base(text, 0, text.Length) => _text = text;

    public static QueryPlan Parse(string text)
    {
        if (text.Length > LongestText)
        {
            throw new ExpressionException(text, LongestText, $"the query is {text.Length} characters long; the longest is {LongestText}.").In(Subject);
        }

        try
        {
            return new QueryParser(text).Query();
        }
        catch (ExpressionException e)
        {
            throw e.In(Subject);
        }
    }

    private QueryPlan Query()
    {
        Expect("select");
        var columns = new List<string>();
        var named = new Dictionary<string, QueryCall>(StringComparer.OrdinalIgnoreCase);
        Columns(columns, named);
        IReadOnlyList<QueryCall> retrievers = TryWord("from") ? Source() : [];
        ExpressionNode? where = TryWord("where") ? Expression() : null;
        (QueryCall? ordered, bool isAscending) = Order(named);
        var reorderers = new List<QueryCall>(named.Values.Where(call => QueryCatalog.Reorderers.ContainsKey(call.Name) && ReferenceEquals(call, ordered)));
        QueryCall? score = ordered is not null && QueryCatalog.Scores.ContainsKey(ordered.Name) ? ordered : ordered is null ? null : ScoreOf(ordered, named);
        if (TryWord("reorder"))
        {
            Expect("by");
            do
            {
                reorderers.Add(Call(QueryCatalog.Reorderers, "reorderer"));
            }
            while (TrySymbol(","));
        }

        ExpressionNode? limit = TryWord("limit") ? Value() : null;
        if (Next.Kind != TokenKind.End)
        {
            throw Unexpected("from, where, order by, reorder by and limit in this order, each once, or the end");
        }

        if (retrievers.Count > 1 && retrievers.FirstOrDefault(call => call.Name == QueryCatalog.RankAttributes) is { } attributes)
        {
            throw new ExpressionException(_text, attributes.Position, "rank_attributes gives values and not titles; it stands alone.");
        }

        return new QueryPlan(columns, retrievers, where is null ? null : ColumnNames.Qualify(where), Plain(score), isAscending, [.. reorderers.Select(call => Plain(call) ?? call)], limit);
    }

    // Names have done their work: what is ordered by is known.
    private static QueryCall? Plain(QueryCall? call) => call is null
        ? null
        : call with { Alias = null, Arguments = call.Arguments.Where(argument => argument.Key != "score").ToDictionary(argument => argument.Key, argument => argument.Value, StringComparer.OrdinalIgnoreCase) };

    private void Columns(List<string> columns, Dictionary<string, QueryCall> named)
    {
        do
        {
            if (TrySymbol("*"))
            {
                continue;
            }

            Token name = Next;
            if (name.Kind != TokenKind.Name || IsClause(name))
            {
                throw Unexpected("* or the name of a column");
            }

            if (Ahead.Is("("))
            {
                QueryCall call = Call(QueryCatalog.Scores.ContainsKey(name.Text) ? QueryCatalog.Scores : QueryCatalog.Reorderers, "score or reorderer");
                string alias = TryWord("as") ? TakeName("a name behind as").Text : call.Name;
                if (!named.TryAdd(alias, call with { Alias = alias }))
                {
                    throw new ExpressionException(_text, name.Position, $"'{alias}' is named twice; name one of them otherwise with as.");
                }
            }
            else
            {
                columns.Add(Take().Text);
            }
        }
        while (TrySymbol(","));
    }

    private List<QueryCall> Source()
    {
        bool isWrapped = Next.IsWord("retrieve") && Ahead.Is("(");
        if (isWrapped)
        {
            Take();
            Take();
        }

        var retrievers = new List<QueryCall>();
        do
        {
            QueryCall retriever = Call(QueryCatalog.Retrievers, "retriever");
            string alias = retriever.Find("name") is TextNode given ? given.Value : retriever.Name.ToLowerInvariant();
            if (retrievers.Any(other => other.Alias == alias))
            {
                throw new ExpressionException(_text, retriever.Position, $"two retrievers are named '{alias}'; give one of them a name of its own, as in {retriever.Name}(…, name='second').");
            }

            retrievers.Add(retriever with { Alias = alias });
        }
        while (TrySymbol(","));
        if (isWrapped && !TrySymbol(")"))
        {
            throw Unexpected("')' behind the retrievers");
        }

        return retrievers;
    }

    private (QueryCall? Call, bool IsAscending) Order(Dictionary<string, QueryCall> named)
    {
        QueryCall? ordered = named.Values.FirstOrDefault(call => QueryCatalog.Scores.ContainsKey(call.Name));
        if (!TryWord("order"))
        {
            return (ordered, false);
        }

        Expect("by");
        Token name = Next;
        if (Ahead.Is("("))
        {
            ordered = Call(QueryCatalog.Scores.ContainsKey(name.Text) ? QueryCatalog.Scores : QueryCatalog.Reorderers, "score");
        }
        else
        {
            Take();
            ordered = named.GetValueOrDefault(name.Text) ?? (name.Kind == TokenKind.Name && !IsClause(name)
                ? SignalOrder(name)
                : throw new ExpressionException(_text, name.Position, $"found {name.Shown}; expected score(…), or a name."));
        }

        bool isAscending = TryWord("asc");
        return (ordered, !TryWord("desc") && isAscending);
    }

    // ORDER BY a name of no alias: a signal or the head of a model.
    private static QueryCall SignalOrder(Token name) =>
        new(name.Position, "score", new Dictionary<string, ExpressionNode>(StringComparer.OrdinalIgnoreCase) { ["expression"] = new TextNode(name.Position, name.Text) });

    private static QueryCall? ScoreOf(QueryCall reorderer, Dictionary<string, QueryCall> named) => reorderer.Find("score") switch
    {
        TextNode alias when named.TryGetValue(alias.Value, out QueryCall? call) && QueryCatalog.Scores.ContainsKey(call.Name) => call,
        _ => named.Values.FirstOrDefault(call => QueryCatalog.Scores.ContainsKey(call.Name)),
    };

    private ExpressionNode Expression() => Part(parser => parser.ReadPart());

    // Reads a piece with the parser of expressions, and goes on behind it.
    private ExpressionNode Part(Func<Parser, ExpressionNode> read)
    {
        var parser = new Parser(_text, Next.Position, _text.Length, ConditionFunctions.All);
        ExpressionNode node = read(parser);
        GoOnBehind(parser);
        return node;
    }
}
