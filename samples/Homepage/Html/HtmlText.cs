using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Ranking.Samples.Homepage.Html;

/// <summary>Text from a catalog, made fit for a page: shown as it is, whatever it says.</summary>
internal static class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string[] Articles = ["the", "a", "an"];

    /// <summary>
    /// Characters that no page may hold become their pictures (NUL is ␀) or U+FFFD, and overrides of the writing direction go: they would turn what stands after them.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            int value = rune.Value;
            switch (value)
            {
                case '\t' or '\n' or '\r':
                    clean.Append(' ');
                    break;
                case < 0x20:
                    clean.Append((char)(0x2400 + value));
                    break;
                case 0x7F:
                    clean.Append('\u2421');
                    break;
                case (>= 0x80 and < 0xA0) or 0x2028 or 0x2029:
                case >= 0xFDD0 and <= 0xFDEF:
                case var other when (other & 0xFFFE) == 0xFFFE:
                    clean.Append('\uFFFD');
                    break;
                case >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069:
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>Text as the content of an element or a quoted attribute.</summary>
    public static string Encode(string? text) => Encoder.Encode(Clean(text));

    /// <summary>One or two letters that stand for a title.</summary>
    public static string Initials(string title)
    {
        string[] words = [.. Clean(title).Split([' ', '-', ':', ',', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(FirstLetter).Where(letter => letter.Length > 0)];
        string[] telling = [.. Clean(title).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Articles.Contains(word, StringComparer.OrdinalIgnoreCase)).Select(FirstLetter).Where(letter => letter.Length > 0)];
        string letters = string.Concat((telling.Length > 0 ? telling : words).Take(2));
        return letters.Length == 0 ? "•" : letters;
    }

    /// <summary>A number as people read it.</summary>
    public static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    public static string Plural(int count, string one, string many) => $"{Number(count, "#,0")} {(count == 1 ? one : many)}";

    private static string FirstLetter(string word)
    {
        Rune first = word.EnumerateRunes().FirstOrDefault();
        return Rune.IsLetterOrDigit(first) ? Rune.ToUpperInvariant(first).ToString() : "";
    }
}
