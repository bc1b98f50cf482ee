namespace Ranking.Expressions;

/// <summary>A text as written.</summary>
internal sealed record TextNode(int Position, string Value) : ExpressionNode(Position);
