namespace Ranking.Expressions;

/// <summary>A number as written; NaN is null, 1 is true and 0 is false.</summary>
internal sealed record NumberNode(int Position, float Value) : ExpressionNode(Position);
