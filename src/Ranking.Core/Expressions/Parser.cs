namespace Ranking.Expressions;

/// <summary>
/// Builds the tree of an expression, by operator precedence (Pratt 1973, "Top down operator precedence"). Words are read in any case.
/// <code>
/// expression := or [ 'if' or 'else' expression ]
/// or         := and { 'or' and }
/// and        := not { 'and' not }
/// not        := 'not' not | comparison
/// comparison := sum [ ( '=' | '==' | '!=' | '&lt;&gt;' | '&lt;' | '&lt;=' | '&gt;' | '&gt;=' ) sum
///                   | [ 'not' ] 'in' sum | [ 'not' ] 'between' sum 'and' sum | [ 'not' ] ( 'like' | 'ilike' ) sum | [ 'not' ] 'contains' sum ]
///               [ 'is' [ 'not' ] ( 'null' | 'none' | 'true' | 'false' ) ]
/// sum        := product { ( '+' | '-' ) product }              from the left
/// product    := unary { ( '*' | '/' | '%' ) unary }            from the left
/// unary      := ( '-' | '+' ) unary | power
/// power      := primary [ '**' unary ]                         from the right: −2 ** 2 is −4, 2 ** 3 ** 2 is 512
/// primary    := number | text | 'true' | 'false' | 'null' | 'none' | parameter | name | call | case | list | '(' expression ')'
/// call       := name '(' [ [ name '=' ] expression { ',' [ name '=' ] expression } ] ')'
/// case       := 'case' [ expression ] 'when' expression 'then' expression { … } [ 'else' expression ] 'end'
/// list       := '(' expression ',' expression { ',' expression } ')' | '[' [ expression { ',' expression } ] ']'
/// </code>
/// </summary>
internal sealed partial class Parser : TokenReader
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int LongestText = 10_000;

    /// <summary>The deepest nesting that is read.</summary>
    public const int DeepestNesting = 100;

    /// <summary>The most numbers, names and operators that are read. A chain of operators leans to the left and is as deep as it is long, so this bounds the stack too.</summary>
    public const int MostNodes = 2_000;

    private readonly string _text;
    private readonly IReadOnlyDictionary<string, Function> _hostFunctions;
    private int _depth;
    private int _nodes;

    /// <summary>Reads a part of a text.</summary>
    /// <param name="text">The whole text, in which places are given.</param>
    /// <param name="start">Where the expression starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="hostFunctions">Functions of the host's own, by name.</param>
    public Parser(string text, int start, int end, IReadOnlyDictionary<string, Function> hostFunctions)
        : base(text, start, end) => (_text, _hostFunctions) = (text, hostFunctions);

    /// <summary>Reads a whole text.</summary>
    public static ExpressionNode Parse(string text, IReadOnlyDictionary<string, Function>? hostFunctions = null)
    {
        if (text.Length > LongestText)
        {
            throw new ExpressionException(text, LongestText, $"the expression is {text.Length} characters long; the longest is {LongestText}.");
        }

        return new Parser(text, 0, text.Length, hostFunctions ?? NoFunctions).ReadAll();
    }

    public static IReadOnlyDictionary<string, Function> NoFunctions { get; } = new Dictionary<string, Function>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an expression, and leaves what is behind it.</summary>
    public ExpressionNode ReadPart() => Expression();

    /// <summary>Reads a value as written, and leaves what is behind it.</summary>
    public ExpressionNode ReadValue()
    {
        ExpressionNode value = Unary();
        return value switch
        {
            NumberNode or TextNode or ParameterNode or ListNode => value,
            UnaryNode { Operator: Operator.Negate, Operand: NumberNode number } => number with { Position = value.Position, Value = -number.Value },
            _ => throw new ExpressionException(_text, value.Position, $"found {Printer.Print(value)}; expected a number, a text in quotes, a parameter or a list."),
        };
    }

    /// <summary>Reads to the end.</summary>
    public ExpressionNode ReadAll()
    {
        if (Next.Kind == TokenKind.End)
        {
            throw new ExpressionException(_text, Next.Position, "the expression is empty; expected a number or a name, such as 0.7 * affinity + 0.3 * popularity.");
        }

        ExpressionNode tree = Expression();
        return Next.Kind == TokenKind.End ? tree : throw Unexpected("an operator or the end");
    }

    private ExpressionNode Expression()
    {
        Deepen();
        ExpressionNode value = Or();
        if (TryWord("if"))
        {
            ExpressionNode condition = Or();
            Expect("else");
            value = Count(new CaseNode(value.Position, null, [new CaseBranch(condition, value)], Expression()));
        }

        _depth--;
        return value;
    }

    private ExpressionNode Or()
    {
        ExpressionNode left = And();
        while (TryWord("or"))
        {
            left = Count(new BinaryNode(left.Position, Operator.Or, left, And()));
        }

        return left;
    }

    private ExpressionNode And()
    {
        ExpressionNode left = Not();
        while (TryWord("and"))
        {
            left = Count(new BinaryNode(left.Position, Operator.And, left, Not()));
        }

        return left;
    }

    private ExpressionNode Not()
    {
        Token token = Next;
        if (!TryWord("not"))
        {
            return Comparison();
        }

        Deepen();
        ExpressionNode operand = Not();
        _depth--;
        return Count(new UnaryNode(token.Position, Operator.Not, operand));
    }

    private ExpressionNode Sum()
    {
        ExpressionNode left = Product();
        while (Next.Is("+") || Next.Is("-"))
        {
            Operator operation = Take().Is("+") ? Operator.Add : Operator.Subtract;
            left = Count(new BinaryNode(left.Position, operation, left, Product()));
        }

        return left;
    }

    private ExpressionNode Product()
    {
        ExpressionNode left = Unary();
        while (Next.Is("*") || Next.Is("/") || Next.Is("%"))
        {
            Operator operation = Take().Text switch
            {
                "*" => Operator.Multiply,
                "/" => Operator.Divide,
                _ => Operator.Modulo,
            };
            left = Count(new BinaryNode(left.Position, operation, left, Unary()));
        }

        return left;
    }

    private ExpressionNode Unary()
    {
        Token token = Next;
        if (token.Is("-") || token.Is("+"))
        {
            Take();
            ExpressionNode operand = Deeper();
            return token.Is("-") ? Count(new UnaryNode(token.Position, Operator.Negate, operand)) : operand;
        }

        ExpressionNode left = Primary();
        if (!Next.Is("**"))
        {
            return left;
        }

        Take();
        return Count(new BinaryNode(left.Position, Operator.Power, left, Deeper()));
    }

    private ExpressionNode Deeper()
    {
        Deepen();
        ExpressionNode node = Unary();
        _depth--;
        return node;
    }

    private void Deepen()
    {
        if (++_depth > DeepestNesting)
        {
            throw new ExpressionException(_text, Next.Position, $"the expression is nested deeper than {DeepestNesting} levels here.");
        }
    }

    private T Count<T>(T node)
        where T : ExpressionNode => ++_nodes <= MostNodes
            ? node
            : throw new ExpressionException(_text, node.Position, $"the expression has more than {MostNodes} numbers, names and operators.");
}
