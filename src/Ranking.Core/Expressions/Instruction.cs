namespace Ranking.Expressions;

/// <summary>Computes <c>target = a operation b</c>, or <c>target = a · b + c</c>, over a chunk of candidates.</summary>
internal readonly record struct Instruction(Operation Operation, int Target, Operand A, Operand B = default, Operand C = default);
