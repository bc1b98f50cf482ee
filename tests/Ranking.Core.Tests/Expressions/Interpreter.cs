using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>The reference: evaluates a tree one candidate at a time, in float, in the order of the text.</summary>
internal static class Interpreter
{
    public static float Evaluate(ExpressionNode node, Func<string, float> signal) => node switch
    {
        NumberNode number => number.Value,
        NameNode name => signal(name.Name),
        NegateNode negate => -Evaluate(negate.Operand, signal),
        BinaryNode binary => Apply(binary.Operator, Evaluate(binary.Left, signal), Evaluate(binary.Right, signal)),
        _ => throw new InvalidOperationException($"no {node.GetType().Name}"),
    };

    private static float Apply(Operator op, float a, float b) => op switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        _ => a / b,
    };
}
