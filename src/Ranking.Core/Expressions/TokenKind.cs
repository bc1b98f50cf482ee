namespace Ranking.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Text,
    Name,
    Parameter,
    Symbol,
}
