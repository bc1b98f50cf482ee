using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ranking;

/// <summary>
/// Reads the words of a text, one after the other, folded (<see cref="WordFolding"/>).
/// <code>
/// word := (letter | digit) (letter | digit | mark)*          its first 64 characters; accents are left out
///       | ideograph | kana                                    each by itself: such text has no spaces between words
/// </code>
/// </summary>
/// <param name="text">The text.</param>
/// <param name="room">Room for a word; <see cref="Longest"/> characters.</param>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> room)
{
    /// <summary>The most characters of a word; what is longer is known by its first ones.</summary>
    public const int Longest = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _room = room;
    private int _place;
    private int _length;

    /// <summary>The word, until the next is read.</summary>
    public readonly ReadOnlySpan<char> Word => _room[.._length];

    /// <summary>Reads the next word; whether there was one.</summary>
    public bool Read()
    {
        _length = 0;
        bool isWord = false;
        while (_place < _text.Length)
        {
            // Most letters of most texts, without asking what they are.
            if (char.IsAsciiLetterOrDigit(_text[_place]))
            {
                isWord = true;
                if (_length < Longest)
                {
                    _room[_length++] = (char)(_text[_place] | 0x20);
                }

                _place++;
                continue;
            }

            // What is no character counts as one that is no letter.
            bool isRead = Rune.DecodeFromUtf16(_text[_place..], out Rune rune, out int consumed) == OperationStatus.Done;
            bool isAlone = isRead && IsAlone(rune);
            bool isPart = isRead && (isAlone || Rune.IsLetterOrDigit(rune) || (isWord && IsMark(rune)));
            if (isWord && (isAlone || !isPart))
            {
                return true;
            }

            _place += consumed;
            if (isPart)
            {
                isWord = true;
                Take(rune);
            }

            if (isAlone)
            {
                return true;
            }
        }

        return isWord;
    }

    private void Take(Rune rune)
    {
        if (!WordFolding.IsAccent(rune))
        {
            _length += WordFolding.Write(rune, _room[_length..Longest]);
        }
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Han, hiragana and katakana.
    private static bool IsAlone(Rune rune) => rune.Value is (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FA) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);
}
