namespace Ranking.Expressions;

/// <summary>A piece of a text and where it starts. The text of a string is what it says, without its quotes.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, float Number = 0f)
{
    private const int LongestShown = 40;

    public string Shown => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Parameter => $"'${Shortened}'",
        TokenKind.Text => $"the text '{Shortened}'",
        _ => $"'{Shortened}'",
    };

    private string Shortened => Text.Length <= LongestShown ? Text : Text[..LongestShown] + "…";

    /// <summary>Whether it is a symbol.</summary>
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether it is a word of the language, in any case.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
