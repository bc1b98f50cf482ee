namespace Ranking.Expressions;

/// <summary>
/// Builds the tree of an expression, by operator precedence (Pratt 1973, "Top down operator precedence").
/// <code>
/// expression := term  { ( '+' | '-' ) term }            binds 1, from the left
/// term       := unary { ( '*' | '/' ) unary }           binds 2, from the left
/// unary      := ( '-' | '+' ) unary | primary
/// primary    := number | name | '(' expression ')'
/// </code>
/// </summary>
internal sealed class Parser
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int LongestText = 10_000;

    /// <summary>The deepest nesting that is read.</summary>
    public const int DeepestNesting = 100;

    /// <summary>The most numbers, names and operators that are read. A chain of operators leans to the left and is as deep as it is long, so this bounds the stack too.</summary>
    public const int MostNodes = 2_000;

    private readonly string _text;
    private Lexer _lexer;
    private Token _token;
    private int _depth;
    private int _nodes;

    private Parser(string text)
    {
        _text = text;
        _lexer = new Lexer(text);
        _token = _lexer.Next();
    }

    public static ExpressionNode Parse(string text)
    {
        if (text.Length > LongestText)
        {
            throw new ExpressionException(text, LongestText, $"the expression is {text.Length} characters long; the longest is {LongestText}.");
        }

        var parser = new Parser(text);
        if (parser._token.Kind == TokenKind.End)
        {
            throw new ExpressionException(text, parser._token.Position, "the expression is empty; expected a number or a name, such as 0.7 * affinity + 0.3 * popularity.");
        }

        ExpressionNode tree = parser.Expression(leastBinding: 0);
        return parser._token.Kind == TokenKind.End
            ? tree
            : throw parser.Unexpected("an operator (+ - * /) or the end");
    }

    private ExpressionNode Expression(int leastBinding)
    {
        ExpressionNode left = Unary();
        while (BindingOf(_token.Kind) is var binding && binding > leastBinding)
        {
            Token operatorToken = Take();
            ExpressionNode right = Expression(binding);
            left = Count(new BinaryNode(left.Position, OperatorOf(operatorToken.Kind), left, right));
        }

        return left;
    }

    private ExpressionNode Unary()
    {
        if (++_depth > DeepestNesting)
        {
            throw new ExpressionException(_text, _token.Position, $"the expression is nested deeper than {DeepestNesting} levels here.");
        }

        Token token = _token;
        ExpressionNode node;
        switch (token.Kind)
        {
            case TokenKind.Minus:
                Take();
                node = Count(new NegateNode(token.Position, Unary()));
                break;
            case TokenKind.Plus:
                Take();
                node = Unary();
                break;
            case TokenKind.Number:
                Take();
                node = Count(new NumberNode(token.Position, token.Number));
                break;
            case TokenKind.Name:
                Take();
                node = Count(new NameNode(token.Position, token.Text));
                break;
            case TokenKind.Open:
                Take();
                node = Expression(leastBinding: 0);
                if (_token.Kind != TokenKind.Close)
                {
                    throw Unexpected($"')' for the '(' in column {new ExpressionException(_text, token.Position, "").Column}");
                }

                Take();
                break;
            default:
                throw Unexpected("a number, a name or '('");
        }

        _depth--;
        return node;
    }

    private T Count<T>(T node)
        where T : ExpressionNode => ++_nodes <= MostNodes
            ? node
            : throw new ExpressionException(_text, node.Position, $"the expression has more than {MostNodes} numbers, names and operators.");

    private Token Take()
    {
        Token taken = _token;
        _token = _lexer.Next();
        return taken;
    }

    private ExpressionException Unexpected(string expected) =>
        new(_text, _token.Position, $"found {_token.Shown}; expected {expected}.");

    private static int BindingOf(TokenKind kind) => kind switch
    {
        TokenKind.Plus or TokenKind.Minus => 1,
        TokenKind.Times or TokenKind.Divide => 2,
        _ => 0,
    };

    private static Operator OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Plus => Operator.Add,
        TokenKind.Minus => Operator.Subtract,
        TokenKind.Times => Operator.Multiply,
        _ => Operator.Divide,
    };
}
