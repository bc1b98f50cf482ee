namespace Ranking.Expressions;

/// <summary>A parameter that was not bound yet.</summary>
internal sealed record ParameterNode(int Position, string Name) : ExpressionNode(Position);
