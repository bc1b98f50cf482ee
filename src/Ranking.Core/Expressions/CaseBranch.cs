namespace Ranking.Expressions;

/// <summary>A branch of a <see cref="CaseNode"/>.</summary>
internal readonly record struct CaseBranch(ExpressionNode When, ExpressionNode Then);
