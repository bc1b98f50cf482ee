namespace Ranking.Expressions;

/// <summary>The value of the first branch whose condition holds, or whose value is the operand's; else <see cref="Otherwise"/>, or null.</summary>
internal sealed record CaseNode(int Position, ExpressionNode? Operand, IReadOnlyList<CaseBranch> Branches, ExpressionNode? Otherwise) : ExpressionNode(Position);
