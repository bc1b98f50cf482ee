namespace Ranking.Expressions;

/// <summary>A piece of an expression and where it starts.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, float Number = 0f)
{
    public string Shown => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}
