namespace Ranking.Expressions;

// What stands alone: values, names, calls, CASE and lists.
internal sealed partial class Parser
{
    private ExpressionNode Primary()
    {
        Token token = Next;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Take();
                return Count(new NumberNode(token.Position, token.Number));
            case TokenKind.Text:
                Take();
                return Count(new TextNode(token.Position, token.Text));
            case TokenKind.Parameter:
                Take();
                return Count(new ParameterNode(token.Position, token.Text));
            case TokenKind.Name:
                return Named();
            case TokenKind.Symbol when token.Text == "(":
                return Parenthesis();
            case TokenKind.Symbol when token.Text == "[":
                Take();
                return List(token, [], "]");
            default:
                throw Unexpected("a number, a name or '('");
        }
    }

    private ExpressionNode Named()
    {
        Token token = Take();
        if (token.IsWord("case"))
        {
            return Case(token);
        }

        if (token.IsWord("true") || token.IsWord("false"))
        {
            return Count(new NumberNode(token.Position, token.IsWord("true") ? 1 : 0));
        }

        if (token.IsWord("null") || token.IsWord("none"))
        {
            return Count(new NumberNode(token.Position, float.NaN));
        }

        if (Words.IsReserved(token.Text) && !(Next.Is("(") && Functions.Find(token.Text) is not null))
        {
            throw new ExpressionException(_text, token.Position, $"found '{token.Text}'; expected a number, a name or '('.");
        }

        return Next.Is("(") ? Call(token) : Count(new NameNode(token.Position, token.Text));
    }

    private ExpressionNode Parenthesis()
    {
        Token open = Take();
        ExpressionNode inner = Expression();
        if (Next.Is(","))
        {
            Take();
            return List(open, [inner], ")");
        }

        Close(open, ")");
        return inner;
    }

    private ListNode List(Token open, List<ExpressionNode> items, string close)
    {
        while (!Next.Is(close))
        {
            items.Add(Expression());
            if (!Next.Is(","))
            {
                break;
            }

            Take();
        }

        Close(open, close);
        return Count(new ListNode(open.Position, items));
    }

    private CaseNode Case(Token start)
    {
        ExpressionNode? operand = Next.IsWord("when") ? null : Expression();
        var branches = new List<CaseBranch>();
        while (TryWord("when"))
        {
            ExpressionNode when = Expression();
            Expect("then");
            branches.Add(new CaseBranch(when, Expression()));
        }

        if (branches.Count == 0)
        {
            throw Unexpected("when");
        }

        ExpressionNode? otherwise = TryWord("else") ? Expression() : null;
        Expect("end");
        return Count(new CaseNode(start.Position, operand, branches, otherwise));
    }

    private ExpressionNode Call(Token name)
    {
        Function function = Functions.Find(name.Text) ?? _hostFunctions.GetValueOrDefault(name.Text)
            ?? throw new ExpressionException(_text, name.Position, $"there is no function '{name.Text}'.{NearestName.Hint(name.Text, [.. Functions.Names, .. _hostFunctions.Keys])}");
        Token open = Take();
        var arguments = new List<ExpressionNode?>();
        while (!Next.Is(")"))
        {
            int place = Place(function) ?? arguments.Count;
            while (arguments.Count <= place)
            {
                arguments.Add(null);
            }

            if (arguments[place] is not null)
            {
                throw new ExpressionException(_text, Next.Position, $"{function.Name} was given '{function.Parameters[place]}' twice.");
            }

            arguments[place] = Expression();
            if (!Next.Is(","))
            {
                break;
            }

            Take();
        }

        Close(open, ")");
        int given = arguments.Count;
        if (given < function.Required || (given > function.Parameters.Count && !function.TakesMany))
        {
            string expected = function.TakesMany ? "at least one argument" : $"({string.Join(", ", function.Parameters.Select((p, i) => i < function.Required ? p : $"[{p}]"))})";
            throw new ExpressionException(_text, name.Position, $"{function.Name} was given {given} {(given == 1 ? "argument" : "arguments")}; expected {expected}.");
        }

        int missing = arguments.FindIndex(argument => argument is null);
        if (missing >= 0 && missing < function.Required)
        {
            throw new ExpressionException(_text, name.Position, $"{function.Name} needs '{function.Parameters[missing]}'.");
        }

        // What is left out before others is null.
        return Count(Rewriting.Call(_text, new CallNode(name.Position, function, [.. arguments.Select(argument => argument ?? new NumberNode(name.Position, float.NaN))])));
    }

    // The place of an argument by name; null for one that stands where it belongs.
    private int? Place(Function function)
    {
        if (Next.Kind != TokenKind.Name)
        {
            return null;
        }

        for (int place = 0; place < function.Parameters.Count; place++)
        {
            if (Next.IsWord(function.Parameters[place]) && Ahead.Is("="))
            {
                Take();
                Take();
                return place;
            }
        }

        return null;
    }

    private void Close(Token open, string close)
    {
        if (!Next.Is(close))
        {
            throw Unexpected($"'{close}' for the '{open.Text}' in column {new ExpressionException(_text, open.Position, "").Column}");
        }

        Take();
    }
}
