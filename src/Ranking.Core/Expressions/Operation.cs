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
    Modulo,
    Power,
    Abs,
    Sqrt,
    Log,
    Exp,
    Sigmoid,
    Round,
    Floor,
    Ceiling,
    Min,
    Max,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    And,
    Or,
    Not,
    IsNull,
    Among,
    Coalesce,
    Select,

    /// <summary>The first operand; null where it, or another, is no finite number.</summary>
    Guard,
    Host,
    ZScore,
    MinMax,
    Rank,
}
