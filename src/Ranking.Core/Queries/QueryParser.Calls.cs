namespace Ranking.Expressions;

// Calls with what they are given, and the tokens they are made of.
internal sealed partial class QueryParser
{
    private QueryCall Call(IReadOnlyDictionary<string, string[]> known, string kind)
    {
        if (++_depth > DeepestNesting)
        {
            throw new ExpressionException(_text, _token.Position, $"calls are nested deeper than {DeepestNesting} levels here.");
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
        while (!_token.Is(")"))
        {
            Token place = _token;
            string parameter = parameters[Math.Min(arguments.Count, parameters.Length - 1)];
            if (place.Kind == TokenKind.Name && Ahead().Is("="))
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
        if (_token.Kind == TokenKind.Name && Ahead().Is("("))
        {
            return Call(QueryCatalog.Encoders.ContainsKey(_token.Text) ? QueryCatalog.Encoders : QueryCatalog.Retrievers, "retriever or encoder");
        }

        // An alias, as in diversity(score=s).
        return _token.Kind == TokenKind.Name && !Words.IsReserved(_token.Text) ? new TextNode(_token.Position, Take().Text) : Value();
    }

    private ExpressionNode Value()
    {
        ExpressionNode value = Part(parser => parser.ReadValue());
        return value is TextNode { Value: ['$', .. var name] } text && Lexer.IsParameter(text.Value) ? new ParameterNode(text.Position, Lexer.ParameterName(name)) : value;
    }

    private static bool IsClause(Token token) =>
        token.IsWord("select") || token.IsWord("from") || token.IsWord("where") || token.IsWord("order") || token.IsWord("reorder") || token.IsWord("limit");

    private Token Ahead()
    {
        Lexer ahead = _lexer;
        return ahead.Next();
    }

    private Token Take()
    {
        Token taken = _token;
        _token = _lexer.Next();
        return taken;
    }

    private Token TakeName(string expected) => _token.Kind == TokenKind.Name && !IsClause(_token) ? Take() : throw Unexpected(expected);

    private bool TryWord(string word)
    {
        if (!_token.IsWord(word))
        {
            return false;
        }

        Take();
        return true;
    }

    private bool TrySymbol(string symbol)
    {
        if (!_token.Is(symbol))
        {
            return false;
        }

        Take();
        return true;
    }

    private void Expect(string word)
    {
        if (!TryWord(word))
        {
            throw Unexpected(word);
        }
    }

    private ExpressionException Unexpected(string expected) => new(_text, _token.Position, $"found {_token.Shown}; expected {expected}.");
}
