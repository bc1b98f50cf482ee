namespace Ranking.Expressions;

/// <summary>The name of a signal.</summary>
internal sealed record NameNode(int Position, string Name) : ExpressionNode(Position);
