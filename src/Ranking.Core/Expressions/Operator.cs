namespace Ranking.Expressions;

/// <summary>What a <see cref="BinaryNode"/> does.</summary>
internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}
