namespace Ranking.Expressions;

/// <summary>A minus sign in front.</summary>
internal sealed record NegateNode(int Position, ExpressionNode Operand) : ExpressionNode(Position);
