namespace Ranking.Expressions;

/// <summary>A sign or a <c>not</c> in front.</summary>
internal sealed record UnaryNode(int Position, Operator Operator, ExpressionNode Operand) : ExpressionNode(Position);
