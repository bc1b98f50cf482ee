namespace Ranking.Expressions;

/// <summary>An operand: the index of a column, of what was worked out over all candidates, or of a register; or a number.</summary>
internal readonly record struct Operand(OperandKind Kind, int Index, float Number = 0f);
