namespace Ranking.Expressions;

/// <summary>
/// What kind of value each node gives, and whether it is given what it takes. What only the catalog knows is <see cref="ValueKind.Any"/>, and settled where titles are read.
/// </summary>
/// <param name="text">The text the tree was read from.</param>
/// <param name="nameOf">The kind of a name; may throw where there is no such name.</param>
internal sealed class Kinds(string text, Func<NameNode, ValueKind> nameOf)
{
    private const int LongestPattern = 200;

    private readonly Dictionary<ExpressionNode, ValueKind> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The kind of a node that was checked.</summary>
    public ValueKind Of(ExpressionNode node) => _known.TryGetValue(node, out ValueKind kind) ? kind : Check(node);

    /// <summary>The kind of a node, after everything in it was checked.</summary>
    public ValueKind Check(ExpressionNode node)
    {
        if (!_known.TryGetValue(node, out ValueKind kind))
        {
            kind = CheckNew(node);
            _known.Add(node, kind);
        }

        return kind;
    }

    private ValueKind CheckNew(ExpressionNode node) => node switch
    {
        NumberNode number => float.IsNaN(number.Value) ? ValueKind.Any : ValueKind.Number,
        TextNode => ValueKind.Text,
        NameNode name => nameOf(name),
        ListNode list => CheckList(list),
        ValuesNode => ValueKind.List,
        UnaryNode unary => CheckNumber(unary.Operand, unary.Operator == Operator.Not ? "not" : "-"),
        BinaryNode binary => CheckBinary(binary),
        CallNode call => CheckCall(call),
        CaseNode choice => CheckCase(choice),
        _ => ValueKind.Any,
    };

    private ValueKind CheckBinary(BinaryNode binary)
    {
        if (binary.Operator is Operator.Or or Operator.And)
        {
            // A chain leans to the left and is as deep as it is long.
            CheckNumber(binary.Left, "and and or");
            return CheckNumber(binary.Right, "and and or");
        }

        ValueKind left = Check(binary.Left);
        ValueKind right = Check(binary.Right);
        switch (binary.Operator)
        {
            case Operator.In:
                Expect(binary.Right, right, right is ValueKind.List or ValueKind.Labels or ValueKind.Any || binary.Right is NameNode && right == ValueKind.Text, "a list or a set of labels", "in");
                Expect(binary.Left, left, left is ValueKind.Text or ValueKind.Number or ValueKind.Any, "a text or a number", "in");
                return ValueKind.Number;
            case Operator.Like or Operator.LikeAnyCase:
                Expect(binary.Left, left, left is ValueKind.Text or ValueKind.Any, "text", "like");
                Expect(binary.Right, right, right is ValueKind.Text or ValueKind.Any, "text", "like");
                return ValueKind.Number;
            case >= Operator.Equal and <= Operator.GreaterOrEqual:
                return CheckComparison(binary, left, right);
            default:
                CheckArithmetic(binary.Left, left);
                CheckArithmetic(binary.Right, right);
                return binary.Operator switch
                {
                    Operator.Subtract when left == ValueKind.Time => right == ValueKind.Number ? ValueKind.Time : ValueKind.Number,
                    Operator.Add when left == ValueKind.Time || right == ValueKind.Time => ValueKind.Time,
                    _ => ValueKind.Number,
                };
        }
    }

    private ValueKind CheckComparison(BinaryNode binary, ValueKind left, ValueKind right)
    {
        foreach (var (node, kind) in new[] { (binary.Left, left), (binary.Right, right) })
        {
            Expect(node, kind, kind is ValueKind.Number or ValueKind.Text or ValueKind.Time or ValueKind.Any, "a number, a text or a time; a set of labels is asked with contains", "comparisons");
        }

        bool fits = left == right || left == ValueKind.Any || right == ValueKind.Any || left == ValueKind.Time || right == ValueKind.Time;
        return fits ? ValueKind.Number : throw new ExpressionException(text, binary.Position, $"{Shown(binary.Left)} is {Word(left)} and {Shown(binary.Right)} is {Word(right)}; expected two of one kind to compare.");
    }

    private ValueKind CheckCall(CallNode call)
    {
        ValueKind first = ValueKind.Any;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            ExpressionNode argument = call.Arguments[i];
            ValueKind takes = call.Function.TakesAt(i);
            ValueKind given = Check(argument);
            bool fits = takes == ValueKind.Any || given == ValueKind.Any || given == takes || (takes == ValueKind.Number && given == ValueKind.Time);
            Expect(argument, given, fits, Word(takes), call.Function.Name);
            first = first == ValueKind.Any ? given : first;
        }

        if (call.Function.Name == "regexp_match")
        {
            CheckPattern(call.Arguments[1]);
        }

        return call.Function == Functions.Coalesce ? first : call.Function.Gives;
    }

    private void CheckPattern(ExpressionNode pattern)
    {
        if (pattern is ParameterNode)
        {
            return;
        }

        if (pattern is not TextNode written || written.Value.Length > LongestPattern)
        {
            throw new ExpressionException(text, pattern.Position, $"regexp_match takes a pattern as written, of at most {LongestPattern} characters.");
        }

        try
        {
            TextMatching.Compile(written.Value);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ExpressionException(text, pattern.Position, $"the pattern is not one that regexp_match can use: {e.Message}");
        }
    }

    private ValueKind CheckCase(CaseNode choice)
    {
        ValueKind result = ValueKind.Any;
        if (choice.Operand is { } operand)
        {
            Check(operand);
        }

        foreach (CaseBranch branch in choice.Branches)
        {
            if (choice.Operand is null)
            {
                CheckNumber(branch.When, "a condition");
            }
            else
            {
                CheckComparison(new BinaryNode(branch.When.Position, Operator.Equal, choice.Operand, branch.When), Check(choice.Operand), Check(branch.When));
            }

            result = Join(result, branch.Then);
        }

        return choice.Otherwise is { } otherwise ? Join(result, otherwise) : result;
    }

    private ValueKind Join(ValueKind known, ExpressionNode value)
    {
        ValueKind kind = Check(value);
        return known == ValueKind.Any || kind == ValueKind.Any || known == kind
            ? known == ValueKind.Any ? kind : known
            : throw new ExpressionException(text, value.Position, $"{Shown(value)} is {Word(kind)}, and the branch before gives {Word(known)}; expected one kind in all branches.");
    }

    private ValueKind CheckList(ListNode list)
    {
        foreach (ExpressionNode item in list.Items)
        {
            if (item is not (NumberNode or TextNode or UnaryNode { Operator: Operator.Negate, Operand: NumberNode }))
            {
                throw new ExpressionException(text, item.Position, "found a value that is worked out in a list; expected numbers and texts as written, or a parameter for the whole list.");
            }
        }

        return ValueKind.List;
    }

    private ValueKind CheckNumber(ExpressionNode node, string who)
    {
        ValueKind kind = Check(node);
        Expect(node, kind, kind is ValueKind.Number or ValueKind.Time or ValueKind.Any, "numbers", who);
        return ValueKind.Number;
    }

    private void CheckArithmetic(ExpressionNode node, ValueKind kind) =>
        Expect(node, kind, kind is ValueKind.Number or ValueKind.Time or ValueKind.Any, "numbers", "arithmetic");

    private void Expect(ExpressionNode node, ValueKind kind, bool fits, string expected, string who)
    {
        if (!fits)
        {
            throw new ExpressionException(text, node.Position, $"{Shown(node)} is {Word(kind)}; {who} {(who is "comparisons" or "and and or" ? "take" : "takes")} {expected}.");
        }
    }

    private static string Shown(ExpressionNode node)
    {
        string printed = Printer.Print(node);
        return printed.Length <= 60 ? printed : printed[..60] + "…";
    }

    /// <summary>A kind in words.</summary>
    public static string Word(ValueKind kind) => kind switch
    {
        ValueKind.Number => "a number",
        ValueKind.Text => "text",
        ValueKind.Labels => "a set of labels",
        ValueKind.Time => "a time",
        ValueKind.Vector => "a vector",
        ValueKind.Items => "titles",
        ValueKind.Entity => "item or user",
        ValueKind.List => "a list",
        _ => "null",
    };
}
