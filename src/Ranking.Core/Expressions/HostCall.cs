namespace Ranking.Expressions;

/// <summary>A call of a host's function with all its operands.</summary>
internal sealed record HostCall(ExpressionFunction Function, IReadOnlyList<Operand> Operands);
