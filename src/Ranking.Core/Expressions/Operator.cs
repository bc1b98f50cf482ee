namespace Ranking.Expressions;

/// <summary>What a <see cref="UnaryNode"/> or a <see cref="BinaryNode"/> does.</summary>
internal enum Operator
{
    Or,
    And,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Like,
    LikeAnyCase,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Negate,
    Power,
}
