namespace Ranking.Expressions;

// Calls with what they are given, and the tokens they are made of.
internal sealed partial class QueryParser
{
    private QueryCall Call(IReadOnlyDictionary<string, string[]> known, string kind)
    {
        if (++_depth > DeepestNesting)
        {
            throw new ExpressionException(_text, Next.Position, $"calls are nested deeper than {DeepestNesting} levels here.");
        }

        Token name = TakeName($"a {kind}");
        if (!known.TryGetValue(name.Text, out string[]? parameters))
        {
            throw new ExpressionException(_text, name.Position, $"there is no {kind} '{name.Text}'.{NearestName.Hint(name.Text, known.Keys)}");
        }

        if (!TrySymbol("("))
        {
            throw Unexpected($"'(' behind {name.Text}");
        }

        var arguments = new Dictionary<string, ExpressionNode>(StringComparer.OrdinalIgnoreCase);
        while (!Next.Is(")"))
        {
            Token place = Next;
            string parameter = parameters[Math.Min(arguments.Count, parameters.Length - 1)];
            if (place.Kind == TokenKind.Name && Ahead.Is("="))
            {
                parameter = Array.Find(parameters, p => place.IsWord(p))
                    ?? throw new ExpressionException(_text, place.Position, $"{name.Text} takes no '{place.Text}'.{NearestName.Hint(place.Text, parameters)}");
                Take();
                Take();
            }

            if (!arguments.TryAdd(parameter, Argument()))
            {
                throw new ExpressionException(_text, place.Position, $"{name.Text} was given '{parameter}' twice.");
            }

            if (!TrySymbol(","))
            {
                break;
            }
        }

        if (!TrySymbol(")"))
        {
            throw Unexpected($"')' behind what {name.Text} is given");
        }

        _depth--;
        return new QueryCall(name.Position, name.Text.ToLowerInvariant(), arguments);
    }

    private ExpressionNode Argument()
    {
        if (Next.Kind == TokenKind.Name && Ahead.Is("("))
        {
            return Call(QueryCatalog.Encoders.ContainsKey(Next.Text) ? QueryCatalog.Encoders : QueryCatalog.Retrievers, "retriever or encoder");
        }

        // An alias, as in diversity(score=s).
        return Next.Kind == TokenKind.Name && !Words.IsReserved(Next.Text) ? new TextNode(Next.Position, Take().Text) : Value();
    }

    private ExpressionNode Value()
    {
        ExpressionNode value = Part(parser => parser.ReadValue());
        return value is TextNode { Value: ['$', .. var name] } text && Lexer.IsParameter(text.Value) ? new ParameterNode(text.Position, Lexer.ParameterName(name)) : value;
    }

    private static bool IsClause(Token token) =>
        token.IsWord("select") || token.IsWord("from") || token.IsWord("where") || token.IsWord("order") || token.IsWord("reorder") || token.IsWord("limit");

    private Token TakeName(string expected) => Next.Kind == TokenKind.Name && !IsClause(Next) ? Take() : throw Unexpected(expected);
}
