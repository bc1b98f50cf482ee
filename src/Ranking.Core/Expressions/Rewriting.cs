namespace Ranking.Expressions;

/// <summary>What says the same in fewer words, so that evaluators need to know less.</summary>
internal static class Rewriting
{
    /// <summary>
    /// A call in the words of others.
    /// <code>
    /// contains(set, x), array_has(set, x)     → x in set
    /// length(x)                               → len(x)
    /// retrieval.get_score('v', default = 0)   → coalesce(retrieval.v, 0)          get_rank: retrieval.v_rank, 999
    /// </code>
    /// </summary>
    public static ExpressionNode Call(string text, CallNode call)
    {
        switch (call.Function.Name)
        {
            case "contains" or "array_has":
                return new BinaryNode(call.Position, Operator.In, call.Arguments[1], call.Arguments[0]);
            case "length":
                return call with { Function = Functions.Find("len") ?? call.Function };
            case "pooled_text_encoding" when call.Arguments.Count > 1 && call.Arguments[1] is TextNode pooling && !VectorPooling.IsKnown(pooling.Value):
                throw new ExpressionException(text, pooling.Position, $"there is no pooling '{pooling.Value}'; expected mean, sum, max or min.");
            case "retrieval.get_score" or "retrieval.get_rank":
                bool isRank = call.Function.Name == "retrieval.get_rank";
                if (call.Arguments[0] is not TextNode { Value: var name } || SignalNames.Mistake($"retrieval.{name}") is not null)
                {
                    throw new ExpressionException(text, call.Arguments[0].Position, $"{call.Function.Name} needs the name of a retriever in quotes, as in {call.Function.Name}('similar').");
                }

                ExpressionNode otherwise = call.Arguments.Count > 1 ? call.Arguments[1] : new NumberNode(call.Position, isRank ? 999 : 0);
                return new CallNode(call.Position, Functions.Coalesce, [new NameNode(call.Arguments[0].Position, $"retrieval.{name}{(isRank ? "_rank" : "")}"), otherwise]);
            default:
                return call;
        }
    }

    /// <summary>
    /// A call in the words of arithmetic; itself where it has none. A value that is used twice is the same node, which evaluators compute once.
    /// <code>
    /// x between a and b      → x >= a and x &lt;= b
    /// clamp(x, a, b)         → min(max(x, a), b)
    /// half_life(age, days)   → 2 ** (−age / days)
    /// </code>
    /// </summary>
    public static ExpressionNode Lower(CallNode call)
    {
        int position = call.Position;
        IReadOnlyList<ExpressionNode> given = call.Arguments;
        return call.Function.Name switch
        {
            "between" => new BinaryNode(
                position,
                Operator.And,
                new BinaryNode(position, Operator.GreaterOrEqual, given[0], given[1]),
                new BinaryNode(position, Operator.LessOrEqual, given[0], given[2])),
            "clamp" => new CallNode(position, Min, [new CallNode(position, Max, [given[0], given[1]]), given[2]]),
            "half_life" => new BinaryNode(
                position,
                Operator.Power,
                new NumberNode(position, 2),
                new BinaryNode(position, Operator.Divide, new UnaryNode(position, Operator.Negate, given[0]), given[1])),
            _ => call,
        };
    }

    private static Function Min => Functions.Find("min") ?? throw new InvalidOperationException("min is a function.");

    private static Function Max => Functions.Find("max") ?? throw new InvalidOperationException("max is a function.");
}
