using System.Globalization;
using System.Text;

namespace Ranking.Expressions;

/// <summary>
/// Cuts a text into tokens.
/// <code>
/// number     := digits [ '.' [ digits ] ] [ exponent ] | '.' digits [ exponent ]
/// exponent   := ( 'e' | 'E' ) [ '+' | '-' ] digits
/// text       := "'" { any but "'" | "''" } "'" | '"' { any but '"' | '""' } '"'
/// name       := identifier { '.' identifier }
/// parameter  := '$' name                     $parameter.x, $parameters.x, $param.x and $params.x are all $x
/// identifier := ( letter | '_' ) { letter | digit | '_' }          letters and digits of ASCII
/// symbol     := '**' '==' '=' '!=' '&lt;&gt;' '&lt;=' '&lt;' '&gt;=' '&gt;' '+' '-' '*' '/' '%' '(' ')' '[' ']' ','
/// comment    := '--' or '#' to the end of the line | '/*' to '*/'
/// white space and comments separate, and are otherwise passed over
/// </code>
/// </summary>
internal struct Lexer(string text, int start, int end)
{
    private static readonly string[] Symbols = ["**", "==", "=", "!=", "<>", "<=", "<", ">=", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]", ","];
    private static readonly string[] ParameterPrefixes = ["parameter.", "parameters.", "param.", "params."];

    private static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

    private int _position = start;

    public Token Next()
    {
        PassOver();
        if (_position >= end)
        {
            return new Token(TokenKind.End, end, "");
        }

        char c = text[_position];
        if (char.IsAsciiDigit(c) || (c == '.' && _position + 1 < end && char.IsAsciiDigit(text[_position + 1])))
        {
            return Number();
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            int first = _position;
            return new Token(TokenKind.Name, first, Name());
        }

        return c switch
        {
            '\'' or '"' => Quoted(c),
            '$' => Parameter(),
            _ => Symbol(c),
        };
    }

    private void PassOver()
    {
        while (_position < end)
        {
            if (char.IsWhiteSpace(text[_position]))
            {
                _position++;
            }
            else if (text[_position] == '#' || At("--"))
            {
                int line = text.AsSpan(_position, end - _position).IndexOf('\n');
                _position = line < 0 ? end : _position + line;
            }
            else if (At("/*"))
            {
                int close = text.AsSpan(_position + 2, end - _position - 2).IndexOf("*/", StringComparison.Ordinal);
                _position = close >= 0 ? _position + close + 4 : throw new ExpressionException(text, _position, "the comment is not closed; expected */.");
            }
            else
            {
                return;
            }
        }
    }

    private readonly bool At(string piece) => text.AsSpan(_position, end - _position).StartsWith(piece, StringComparison.Ordinal);

    private Token Symbol(char c)
    {
        foreach (string symbol in Symbols)
        {
            if (At(symbol))
            {
                int first = _position;
                _position += symbol.Length;
                return new Token(TokenKind.Symbol, first, symbol);
            }
        }

        throw new ExpressionException(text, _position, $"found '{Printable(c)}'; expected a number, a name, a text in quotes, a parameter, an operator or a parenthesis.");
    }

    private Token Quoted(char quote)
    {
        int first = _position++;
        var content = new StringBuilder();
        while (true)
        {
            int length = text.AsSpan(_position, end - _position).IndexOf(quote);
            if (length < 0)
            {
                throw new ExpressionException(text, first, $"the text that starts here is not closed; expected another {quote}. Write {quote}{quote} for a quote within it.");
            }

            content.Append(text, _position, length);
            _position += length + 1;
            if (_position >= end || text[_position] != quote)
            {
                return new Token(TokenKind.Text, first, content.ToString());
            }

            content.Append(quote);
            _position++;
        }
    }

    private Token Parameter()
    {
        int first = _position++;
        if (_position == end || !(char.IsAsciiLetter(text[_position]) || text[_position] == '_'))
        {
            throw new ExpressionException(text, first, "found '$' without a name; expected the name of a parameter, as in $user_id.");
        }

        return new Token(TokenKind.Parameter, first, ParameterName(Name()));
    }

    private Token Number()
    {
        int first = _position;
        SkipDigits();
        if (_position < end && text[_position] == '.')
        {
            _position++;
            SkipDigits();
        }

        if (_position < end && text[_position] is 'e' or 'E')
        {
            int mark = _position++;
            if (_position < end && text[_position] is '+' or '-')
            {
                _position++;
            }

            int digits = _position;
            SkipDigits();
            if (_position == digits)
            {
                throw new ExpressionException(text, mark, $"the number '{text[first.._position]}' has an exponent without digits.");
            }
        }

        if (_position < end && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '_' or '.'))
        {
            throw new ExpressionException(
                text, _position, $"found '{text[_position]}' right behind the number '{text[first.._position]}'; expected an operator. Write * to multiply.");
        }

        string digitsText = text[first.._position];
        float value = float.Parse(digitsText, NumberStyles.Float, CultureInfo.InvariantCulture);
        return float.IsFinite(value)
            ? new Token(TokenKind.Number, first, digitsText, value)
            : throw new ExpressionException(text, first, $"the number '{digitsText}' is too large; the largest is {float.MaxValue.ToString("R", CultureInfo.InvariantCulture)}.");
    }

    private string Name()
    {
        int first = _position;
        SkipIdentifier();
        while (_position < end && text[_position] == '.')
        {
            int dot = _position++;
            int part = _position;
            SkipIdentifier();
            if (_position == part)
            {
                throw new ExpressionException(text, dot, $"the name '{text[first..dot]}' ends with a dot; expected a name behind it, as in item.rating.");
            }
        }

        return text[first.._position];
    }

    private void SkipDigits()
    {
        while (_position < end && char.IsAsciiDigit(text[_position]))
        {
            _position++;
        }
    }

    private void SkipIdentifier()
    {
        if (_position < end && char.IsAsciiDigit(text[_position]))
        {
            return;
        }

        while (_position < end && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '_'))
        {
            _position++;
        }
    }

    /// <summary>Whether a text is the name of a parameter behind a dollar sign, and nothing else.</summary>
    public static bool IsParameter(string text)
    {
        var lexer = new Lexer(text, 0, text.Length);
        return text.Length > 1 && text[0] == '$' && text.AsSpan(1).IndexOfAnyExcept(NameCharacters) < 0 && !char.IsAsciiDigit(text[1]) && text[1] != '.' && text[^1] != '.'
            && !text.Contains("..", StringComparison.Ordinal) && lexer.Next().Kind == TokenKind.Parameter;
    }

    /// <summary>The name of a parameter without what may stand before it.</summary>
    public static string ParameterName(string name)
    {
        string? prefix = Array.Find(ParameterPrefixes, p => name.StartsWith(p, StringComparison.Ordinal));
        return prefix is null ? name : name[prefix.Length..];
    }

    private static string Printable(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString();
}
