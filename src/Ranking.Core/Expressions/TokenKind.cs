namespace Ranking.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Name,
    Plus,
    Minus,
    Times,
    Divide,
    Open,
    Close,
}
