using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>Draws expression trees over the signals a, b and c.d.</summary>
internal static class RandomTree
{
    public static readonly string[] Names = ["a", "b", "c.d"];

    // Those whose vectors round otherwise than numbers one by one.
    private static readonly string[] Rounding = ["exp", "log", "sigmoid", "pow", "half_life", "zscore"];
    private static readonly string[] Exact = ["abs", "sqrt", "round", "floor", "ceil", "min", "max", "clamp", "coalesce", "minmax", "rank"];
    private static readonly Operator[] Operators =
    [
        Operator.Or, Operator.And, Operator.Equal, Operator.NotEqual, Operator.Less, Operator.LessOrEqual, Operator.Greater, Operator.GreaterOrEqual,
        Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Divide, Operator.Modulo,
    ];

    public static ExpressionFunction Host { get; } = new("tilt", 2, arguments => arguments[0] - (2 * arguments[1]));

    /// <summary>Draws a tree of numbers.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="depth">How deep it is at the most.</param>
    /// <param name="isExact">Whether only to draw what vectors and numbers one by one round alike.</param>
    public static ExpressionNode Draw(SeededRandom random, int depth, bool isExact = true)
    {
        ExpressionNode Next() => Draw(random, depth - 1, isExact);
        switch (depth == 0 ? random.NextInt32(3) : random.NextInt32(16))
        {
            case 0:
                return new NumberNode(0, random.NextInt32(12) == 0 ? float.NaN : random.NextInt32(8) / 4f);
            case 1 or 2:
                return new NameNode(0, Names[random.NextInt32(Names.Length)]);
            case 3:
                return new UnaryNode(0, random.NextInt32(2) == 0 ? Operator.Negate : Operator.Not, Next());
            case 4:
                return new CaseNode(0, null, [new CaseBranch(Next(), Next()), new CaseBranch(Next(), Next())], random.NextInt32(3) == 0 ? null : Next());
            case 5:
                return new CaseNode(0, Next(), [new CaseBranch(Next(), Next())], Next());
            case 6:
                return new CallNode(0, random.NextInt32(2) == 0 ? Functions.IsNull : Function(random, isExact), [Next(), Next(), Next()]) is var call
                    ? call with { Arguments = [.. call.Arguments.Take(call.Function.Parameters.Count)] }
                    : throw new InvalidOperationException();
            case 7:
                return new CallNode(0, Functions.Between, [Next(), Next(), Next()]);
            case 8:
                return new BinaryNode(0, Operator.In, Next(), new ListNode(0, [new NumberNode(0, 0), new NumberNode(0, 0.25f), new NumberNode(0, 1)]));
            case 9:
                return new CallNode(0, Host.ToFunction(), [Next(), Next()]);
            case 10 when !isExact:
                return new BinaryNode(0, Operator.Power, Next(), Next());
            default:
                return new BinaryNode(0, Operators[random.NextInt32(Operators.Length)], Next(), Next());
        }
    }

    private static Function Function(SeededRandom random, bool isExact)
    {
        string[] names = isExact ? Exact : [.. Exact, .. Rounding];
        return Functions.Find(names[random.NextInt32(names.Length)])!;
    }
}
