namespace Ranking.Expressions;

/// <summary>Several values, to look for one among them.</summary>
internal sealed record ListNode(int Position, IReadOnlyList<ExpressionNode> Items) : ExpressionNode(Position);
