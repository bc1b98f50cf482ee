using System.Globalization;

namespace Ranking.Expressions;

/// <summary>
/// Cuts an expression into tokens.
/// <code>
/// number     := digits [ '.' [ digits ] ] [ exponent ] | '.' digits [ exponent ]
/// exponent   := ( 'e' | 'E' ) [ '+' | '-' ] digits
/// name       := identifier { '.' identifier }
/// identifier := ( letter | '_' ) { letter | digit | '_' }          letters and digits of ASCII
/// white space separates, and is otherwise passed over
/// </code>
/// </summary>
internal struct Lexer(string text)
{
    private int _position;

    public Token Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        if (_position == text.Length)
        {
            return new Token(TokenKind.End, _position, "");
        }

        char c = text[_position];
        if (char.IsAsciiDigit(c) || (c == '.' && _position + 1 < text.Length && char.IsAsciiDigit(text[_position + 1])))
        {
            return Number();
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            return Name();
        }

        TokenKind kind = c switch
        {
            '+' => TokenKind.Plus,
            '-' => TokenKind.Minus,
            '*' => TokenKind.Times,
            '/' => TokenKind.Divide,
            '(' => TokenKind.Open,
            ')' => TokenKind.Close,
            _ => throw new ExpressionException(text, _position, $"found '{Printable(c)}'; expected a number, a name, an operator (+ - * /) or a parenthesis."),
        };
        return new Token(kind, _position++, c.ToString());
    }

    private Token Number()
    {
        int start = _position;
        SkipDigits();
        if (_position < text.Length && text[_position] == '.')
        {
            _position++;
            SkipDigits();
        }

        if (_position < text.Length && text[_position] is 'e' or 'E')
        {
            int mark = _position++;
            if (_position < text.Length && text[_position] is '+' or '-')
            {
                _position++;
            }

            int digits = _position;
            SkipDigits();
            if (_position == digits)
            {
                throw new ExpressionException(text, mark, $"the number '{text[start.._position]}' has an exponent without digits.");
            }
        }

        if (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '_' or '.'))
        {
            throw new ExpressionException(
                text, _position, $"found '{text[_position]}' right behind the number '{text[start.._position]}'; expected an operator. Write * to multiply.");
        }

        string digitsText = text[start.._position];
        float value = float.Parse(digitsText, NumberStyles.Float, CultureInfo.InvariantCulture);
        return float.IsFinite(value)
            ? new Token(TokenKind.Number, start, digitsText, value)
            : throw new ExpressionException(text, start, $"the number '{digitsText}' is too large; the largest is {float.MaxValue.ToString("R", CultureInfo.InvariantCulture)}.");
    }

    private Token Name()
    {
        int start = _position;
        SkipIdentifier();
        while (_position < text.Length && text[_position] == '.')
        {
            int dot = _position++;
            int part = _position;
            SkipIdentifier();
            if (_position == part)
            {
                throw new ExpressionException(text, dot, $"the name '{text[start..dot]}' ends with a dot; expected a name behind it, as in item.rating.");
            }
        }

        return new Token(TokenKind.Name, start, text[start.._position]);
    }

    private void SkipDigits()
    {
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
        {
            _position++;
        }
    }

    private void SkipIdentifier()
    {
        if (_position < text.Length && char.IsAsciiDigit(text[_position]))
        {
            return;
        }

        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '_'))
        {
            _position++;
        }
    }

    private static string Printable(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString();
}
