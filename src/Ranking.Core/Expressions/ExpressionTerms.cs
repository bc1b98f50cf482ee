namespace Ranking.Expressions;

/// <summary>
/// Takes a formula apart into terms that add up to it.
/// <code>
/// a + (b + c) − d                               → a, b + c, −d
/// CASE WHEN p THEN a + b WHEN q THEN c ELSE d   → CASE WHEN p THEN a, CASE WHEN p THEN b, CASE WHEN p THEN null WHEN q THEN c, CASE WHEN p THEN null WHEN q THEN null ELSE d
/// </code>
/// </summary>
internal static class ExpressionTerms
{
    /// <summary>The terms, each with what is to be shown of it: of a branch, its own summand.</summary>
    public static IEnumerable<(ExpressionNode Tree, ExpressionNode Shown)> Of(ExpressionNode tree, Kinds kinds)
    {
        if (tree is not CaseNode choice)
        {
            return Summands(tree, kinds).Select(term => (term, term));
        }

        var nothing = new NumberNode(choice.Position, float.NaN);
        var terms = new List<(ExpressionNode, ExpressionNode)>();
        var before = new List<CaseBranch>();
        foreach (CaseBranch branch in choice.Branches)
        {
            terms.AddRange(Summands(branch.Then, kinds).Select(term => ((ExpressionNode)(choice with { Branches = [.. before, branch with { Then = term }], Otherwise = null }), term)));
            before.Add(branch with { Then = nothing });
        }

        if (choice.Otherwise is { } otherwise)
        {
            terms.AddRange(Summands(otherwise, kinds).Select(term => ((ExpressionNode)(choice with { Branches = before, Otherwise = term }), term)));
        }

        return terms;
    }

    // A chain of sums leans to the left and is as deep as it is long, so it is walked without recursion. A difference of times is one number.
    private static List<ExpressionNode> Summands(ExpressionNode tree, Kinds kinds)
    {
        var terms = new List<ExpressionNode>();
        while (tree is BinaryNode { Operator: Operator.Add or Operator.Subtract } sum && !Reading.IsRead(sum, kinds))
        {
            terms.Add(sum.Operator == Operator.Add ? sum.Right : new UnaryNode(sum.Right.Position, Operator.Negate, sum.Right));
            tree = sum.Left;
        }

        terms.Add(tree);
        terms.Reverse();
        return terms;
    }
}
