namespace Ranking.Expressions;

// What compares two values, or asks whether one is among others.
internal sealed partial class Parser
{
    private ExpressionNode Comparison()
    {
        ExpressionNode node = Compared();
        return TryWord("is") ? Is(node) : node;
    }

    private ExpressionNode Compared()
    {
        ExpressionNode left = Sum();
        if (ComparisonOf(Next) is { } comparison)
        {
            Take();
            ExpressionNode right = Sum();
            return ComparisonOf(Next) is null
                ? Count(new BinaryNode(left.Position, comparison, left, right))
                : throw Unexpected("no second comparison: write a < b and b < c");
        }

        bool isNot = TryWord("not");
        ExpressionNode? found = Among(left);
        return found is null && isNot
            ? throw Unexpected("in, between, like, ilike or contains behind not")
            : isNot && found is not null ? Count(new UnaryNode(left.Position, Operator.Not, found)) : found ?? left;
    }

    private ExpressionNode? Among(ExpressionNode left)
    {
        if (TryWord("in"))
        {
            return Count(new BinaryNode(left.Position, Operator.In, left, Sum()));
        }

        if (TryWord("contains"))
        {
            return Count(new BinaryNode(left.Position, Operator.In, Sum(), left));
        }

        if (TryWord("like"))
        {
            return Count(new BinaryNode(left.Position, Operator.Like, left, Sum()));
        }

        if (TryWord("ilike"))
        {
            return Count(new BinaryNode(left.Position, Operator.LikeAnyCase, left, Sum()));
        }

        if (!TryWord("between"))
        {
            return null;
        }

        ExpressionNode least = Sum();
        Expect("and");
        return Count(new CallNode(left.Position, Functions.Between, [left, least, Sum()]));
    }

    private ExpressionNode Is(ExpressionNode left)
    {
        bool isNot = TryWord("not");
        ExpressionNode node;
        if (TryWord("null") || TryWord("none"))
        {
            node = new CallNode(left.Position, Functions.IsNull, [left]);
        }
        else if (Next.IsWord("true") || Next.IsWord("false"))
        {
            // Whether it holds, or does not: unlike a comparison that is never null.
            ExpressionNode condition = Take().IsWord("true") ? left : Count(new UnaryNode(left.Position, Operator.Not, left));
            node = new CaseNode(left.Position, null, [new CaseBranch(condition, new NumberNode(left.Position, 1))], new NumberNode(left.Position, 0));
        }
        else
        {
            throw Unexpected("null, not null, true or false behind is");
        }

        Count(node);
        return isNot ? Count(new UnaryNode(left.Position, Operator.Not, node)) : node;
    }

    private static Operator? ComparisonOf(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" or "==" => Operator.Equal,
        "!=" or "<>" => Operator.NotEqual,
        "<" => Operator.Less,
        "<=" => Operator.LessOrEqual,
        ">" => Operator.Greater,
        ">=" => Operator.GreaterOrEqual,
        _ => null,
    };
}
