namespace Ranking.Expressions;

/// <summary>What an <see cref="Instruction"/> does.</summary>
internal enum Operation
{
    Copy,
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    MultiplyAdd,
}
