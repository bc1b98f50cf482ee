namespace Ranking.Expressions;

/// <summary>A number as written.</summary>
internal sealed record NumberNode(int Position, float Value) : ExpressionNode(Position);
