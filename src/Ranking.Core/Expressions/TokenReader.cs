namespace Ranking.Expressions;

/// <summary>Goes through the tokens of a text, one ahead.</summary>
/// <param name="text">The whole text, in which places are given.</param>
/// <param name="start">Where to begin.</param>
/// <param name="end">Where to end.</param>
internal abstract class TokenReader(string text, int start, int end)
{
    private Lexer _lexer = new(text, start, end);
    private Token? _token;

    /// <summary>The token that comes next.</summary>
    protected Token Next => _token ??= _lexer.Next();

    /// <summary>The token behind the next one.</summary>
    protected Token Ahead
    {
        get
        {
            _ = Next;
            Lexer ahead = _lexer;
            return ahead.Next();
        }
    }

    /// <summary>The next token, gone past.</summary>
    protected Token Take()
    {
        Token taken = Next;
        _token = _lexer.Next();
        return taken;
    }

    protected bool TryWord(string word) => Try(Next.IsWord(word));

    protected bool TrySymbol(string symbol) => Try(Next.Is(symbol));

    protected void Expect(string word)
    {
        if (!TryWord(word))
        {
            throw Unexpected(word);
        }
    }

    /// <summary>Goes on where another reader of the same text stopped.</summary>
    protected void GoOnBehind(TokenReader other) => (_lexer, _token) = (other._lexer, other._token);

    protected ExpressionException Unexpected(string expected) => Wrong(Next.Position, $"found {Next.Shown}; expected {expected}.");

    protected ExpressionException Wrong(int position, string message) => new(text, position, message);

    private bool Try(bool isThere)
    {
        if (isThere)
        {
            Take();
        }

        return isThere;
    }
}
