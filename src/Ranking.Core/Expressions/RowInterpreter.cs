namespace Ranking.Expressions;

/// <summary>The reference: evaluates a tree for one title, node by node. It is what formulas mean; programs over columns compute the same, and leave to it what is worked out from texts, labels, times and vectors.</summary>
internal static class RowInterpreter
{
    public static Value Evaluate(ExpressionNode node, RowValues source) => node switch
    {
        NumberNode number => Value.Of(number.Value),
        TextNode text => Value.Of(text.Value),
        NameNode name => source.Name(name.Name),
        ListNode or ValuesNode => new Value(ValueKind.List, Content: node),
        UnaryNode unary => Compute(unary.Operator == Operator.Not ? Operation.Not : Operation.Negate, Evaluate(unary.Operand, source)),
        BinaryNode binary => Binary(binary, source),
        CallNode call => Call(call, source),
        CaseNode choice => Case(choice, source),
        _ => Value.Null,
    };

    private static Value Binary(BinaryNode binary, RowValues source)
    {
        Value left = Evaluate(binary.Left, source);
        Value right = Evaluate(binary.Right, source);
        return binary.Operator switch
        {
            Operator.Or => Compute(Operation.Or, left, right),
            Operator.And => Compute(Operation.And, left, right),
            Operator.In => Membership.Contains(right, left),
            Operator.Like => TextMatching.Like(left, right, isAnyCase: false),
            Operator.LikeAnyCase => TextMatching.Like(left, right, isAnyCase: true),
            >= Operator.Equal and <= Operator.GreaterOrEqual => Comparing.Compare(binary.Operator, left, right),
            Operator.Add => Times.Add(left, right),
            Operator.Subtract => Times.Subtract(left, right),
            Operator.Multiply => Compute(Operation.Multiply, left, right),
            Operator.Divide => Compute(Operation.Divide, left, right),
            Operator.Modulo => Compute(Operation.Modulo, left, right),
            _ => Compute(Operation.Power, left, right),
        };
    }

    private static Value Case(CaseNode choice, RowValues source)
    {
        Value operand = choice.Operand is null ? Value.Null : Evaluate(choice.Operand, source);
        foreach (CaseBranch branch in choice.Branches)
        {
            Value when = Evaluate(branch.When, source);
            if (choice.Operand is null ? when.Holds : Comparing.Compare(Operator.Equal, operand, when).Holds)
            {
                return Evaluate(branch.Then, source);
            }
        }

        return choice.Otherwise is null ? Value.Null : Evaluate(choice.Otherwise, source);
    }

    private static Value Call(CallNode call, RowValues source)
    {
        Function function = call.Function;
        if (function.IsOverAll)
        {
            return source.OverAll(call);
        }

        if (Rewriting.Lower(call) is var lowered && !ReferenceEquals(lowered, call))
        {
            return Evaluate(lowered, source);
        }

        Value[] given = [.. call.Arguments.Select(argument => Evaluate(argument, source))];
        if (function == Functions.IsNull)
        {
            return Value.Of(given[0].IsNull);
        }

        if (function.Host is { } host)
        {
            return Value.Of(host.Compute(Array.ConvertAll(given, value => value.AsNumber())));
        }

        return function.Name switch
        {
            "coalesce" => Array.Find(given, value => !value.IsNull),
            "min" or "max" => given.Aggregate((first, next) => Compute(function.Operation, first, next)),
            "pow" => Compute(Operation.Power, given[0], given[1]),
            "now_seconds" => Value.At(source.Now.UtcTicks),
            "len" => Membership.Length(given[0]),
            "array_has_any" => Membership.ContainsAny(given[0], given[1]),
            "array_has_all" => Membership.ContainsAll(given[0], given[1]),
            "regexp_match" => TextMatching.Matches(call, given[0], given[1]),
            "cosine_similarity" => Likeness.Cosine(given[0], given[1]),
            "dot" => Likeness.Dot(given[0], given[1]),
            "text_encoding" => source.Encode(given[0], TextOf(given, 1)),
            "pooled_text_encoding" => source.Pool(given[0], TextOf(given, 1) ?? "mean", TextOf(given, 2)),
            _ => Compute(function.Operation, given[0]),
        };
    }

    private static Value Compute(Operation operation, Value a) => Value.Of(Scalars.Compute(operation, a.AsNumber()));

    private static Value Compute(Operation operation, Value a, Value b) => Value.Of(Scalars.Compute(operation, a.AsNumber(), b.AsNumber()));

    private static string? TextOf(Value[] given, int place) => place < given.Length ? given[place].Content as string : null;
}
