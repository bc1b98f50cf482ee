namespace Ranking.Expressions;

/// <summary>An operator between two operands.</summary>
internal sealed record BinaryNode(int Position, Operator Operator, ExpressionNode Left, ExpressionNode Right) : ExpressionNode(Position);
