using Ranking.Expressions;

namespace Ranking.Core.Tests.Expressions;

/// <summary>Draws expression trees over the signals a, b and c.</summary>
internal static class RandomTree
{
    public static readonly string[] Names = ["a", "b", "c.d"];

    public static ExpressionNode Draw(SeededRandom random, int depth) => (depth == 0 ? random.NextInt32(2) : random.NextInt32(7)) switch
    {
        0 => new NumberNode(0, random.NextInt32(8) / 4f),
        1 => new NameNode(0, Names[random.NextInt32(Names.Length)]),
        2 => new NegateNode(0, Draw(random, depth - 1)),
        _ => new BinaryNode(0, (Operator)random.NextInt32(4), Draw(random, depth - 1), Draw(random, depth - 1)),
    };
}
