namespace Ranking.Expressions;

/// <summary>A function and what it is given, in the order of its parameters; those at the end may be left out.</summary>
internal sealed record CallNode(int Position, Function Function, IReadOnlyList<ExpressionNode> Arguments) : ExpressionNode(Position);
