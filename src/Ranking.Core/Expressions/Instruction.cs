namespace Ranking.Expressions;

/// <summary>Computes <c>target = operation(a, b, c)</c> over a chunk of candidates; <paramref name="Extra"/> is the numbers to look among, or the call of a host's function.</summary>
internal readonly record struct Instruction(Operation Operation, int Target, Operand A, Operand B = default, Operand C = default, object? Extra = null);
