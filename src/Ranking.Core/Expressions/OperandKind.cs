namespace Ranking.Expressions;

/// <summary>What an instruction reads: a column, what was worked out over all candidates, an earlier result, or a number.</summary>
internal enum OperandKind
{
    None,
    Column,
    OverAll,
    Register,
    Number,
}
