namespace Ranking.Expressions;

/// <summary>Puts values in the place of parameters.</summary>
internal static class Substitution
{
    /// <summary>A tree with values in the place of its parameters.</summary>
    public static ExpressionNode Of(string text, ExpressionNode node, IReadOnlyDictionary<string, object?> parameters) => node switch
    {
        ParameterNode parameter => parameters.TryGetValue(parameter.Name, out object? value)
            ? ParameterValue.ToNode(text, parameter, value)
            : throw new ExpressionException(text, parameter.Position, $"the parameter '{parameter.Name}' has no value.{NearestName.Hint(parameter.Name, parameters.Keys)}"),
        // No list is an empty one: nothing is excluded by exclude_ids that were not given.
        BinaryNode { Operator: Operator.In, Right: ParameterNode list } among when parameters.TryGetValue(list.Name, out object? given) && given is null =>
            among with { Left = Of(text, among.Left, parameters), Right = new ListNode(list.Position, []) },
        _ => Map(node, part => Of(text, part, parameters)),
    };

    /// <summary>A node with what is right below it replaced.</summary>
    public static ExpressionNode Map(ExpressionNode node, Func<ExpressionNode, ExpressionNode> map) => node switch
    {
        UnaryNode unary => unary with { Operand = map(unary.Operand) },
        BinaryNode binary => binary with { Left = map(binary.Left), Right = map(binary.Right) },
        CallNode call => call with { Arguments = [.. call.Arguments.Select(map)] },
        ListNode list => list with { Items = [.. list.Items.Select(map)] },
        CaseNode choice => choice with
        {
            Operand = choice.Operand is null ? null : map(choice.Operand),
            Branches = [.. choice.Branches.Select(branch => new CaseBranch(map(branch.When), map(branch.Then)))],
            Otherwise = choice.Otherwise is null ? null : map(choice.Otherwise),
        },
        _ => node,
    };
}
