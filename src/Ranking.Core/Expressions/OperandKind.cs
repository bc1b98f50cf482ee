namespace Ranking.Expressions;

/// <summary>What an instruction reads: a signal's column, an earlier result, or a number.</summary>
internal enum OperandKind
{
    None,
    Column,
    Register,
    Number,
}
