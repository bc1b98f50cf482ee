namespace Ranking.Expressions;

/// <summary>Which parts of a formula are read of titles, the person and the moment, title by title, rather than computed over columns of numbers.</summary>
internal static class Reading
{
    /// <summary>Whether a node is worked out from texts, labels, times or vectors. A name alone is a column, however it is filled.</summary>
    public static bool IsRead(ExpressionNode node, Kinds kinds) => node switch
    {
        BinaryNode { Operator: Operator.Like or Operator.LikeAnyCase } => true,
        BinaryNode { Operator: Operator.In } among => !IsAmongNumbers(among, kinds),
        BinaryNode { Operator: >= Operator.Equal and <= Operator.GreaterOrEqual } comparison => IsOfTexts(comparison, kinds),
        BinaryNode { Operator: Operator.Add or Operator.Subtract } sum => IsOfTimes(sum, kinds),
        CallNode call when call.Function == Functions.IsNull => kinds.Of(call.Arguments[0]) != ValueKind.Number && FindSignal(call.Arguments[0]) is null,
        CallNode call => call.Function.IsRead,
        _ => false,
    };

    /// <summary>The first signal in a node; null where there is none.</summary>
    public static NameNode? FindSignal(ExpressionNode node) => node switch
    {
        NameNode name => KnownNames.IsRead(name.Name) ? null : name,
        CallNode { Function.Host: not null } call => new NameNode(call.Position, call.Function.Name),
        _ => Parts(node).Select(FindSignal).FirstOrDefault(signal => signal is not null),
    };

    /// <summary>Whether a node's canonical text reads as the same node: it calls no function of a host and looks among no list that was bound.</summary>
    public static bool IsWritten(ExpressionNode node) => node is not ValuesNode and not CallNode { Function.Host: not null } && Parts(node).All(IsWritten);

    /// <summary>Whether a node has nothing in it but values as written.</summary>
    public static bool IsConstant(ExpressionNode node) => node is not NameNode and not CallNode { Function.Name: "now_seconds" } and not CallNode { Function.Host: not null } && Parts(node).All(IsConstant);

    /// <summary>The nodes right below a node.</summary>
    public static IEnumerable<ExpressionNode> Parts(ExpressionNode node) => node switch
    {
        UnaryNode unary => [unary.Operand],
        BinaryNode binary => [binary.Left, binary.Right],
        CallNode call => call.Arguments,
        ListNode list => list.Items,
        CaseNode choice =>
        [
            .. choice.Operand is null ? Array.Empty<ExpressionNode>() : [choice.Operand],
            .. choice.Branches.SelectMany(branch => new[] { branch.When, branch.Then }),
            .. choice.Otherwise is null ? Array.Empty<ExpressionNode>() : [choice.Otherwise],
        ],
        _ => [],
    };

    private static bool IsAmongNumbers(BinaryNode among, Kinds kinds) => among.Right switch
    {
        ValuesNode => kinds.Of(among.Left) == ValueKind.Number,
        ListNode list => kinds.Of(among.Left) == ValueKind.Number || (kinds.Of(among.Left) == ValueKind.Any && list.Items.All(item => item is not TextNode)),
        _ => false,
    };

    // Two of which nothing is known before the catalog is there may be texts; a signal is a number, and so is what is compared with it.
    private static bool IsOfTexts(BinaryNode comparison, Kinds kinds)
    {
        ValueKind left = kinds.Of(comparison.Left);
        ValueKind right = kinds.Of(comparison.Right);
        return left is ValueKind.Text or ValueKind.Time || right is ValueKind.Text or ValueKind.Time
            || (left == ValueKind.Any && right == ValueKind.Any && FindSignal(comparison) is null);
    }

    private static bool IsOfTimes(BinaryNode sum, Kinds kinds)
    {
        ValueKind left = kinds.Of(sum.Left);
        ValueKind right = kinds.Of(sum.Right);
        return left == ValueKind.Time || right == ValueKind.Time
            || (sum.Operator == Operator.Subtract && left == ValueKind.Any && right == ValueKind.Any && FindSignal(sum) is null);
    }
}
