using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Ranking.Evaluation;

/// <summary>Markup from interpolated strings: what stands in the source is markup, text that comes through a hole is encoded, numbers are written without a culture.</summary>
internal sealed class Html : IFormatProvider, ICustomFormatter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new();

    public Html Add(FormattableString markup)
    {
        _markup.Append(markup.ToString(this)).Append('\n');
        return this;
    }

    /// <summary>Text that is markup or style already.</summary>
    public static Html Raw(string text)
    {
        var html = new Html();
        html._markup.Append(text);
        return html;
    }

    public override string ToString() => _markup.ToString();

    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType);

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        Html part => part.ToString(),
        double or float or int or long or ulong => ((IFormattable)arg).ToString(format, CultureInfo.InvariantCulture),
        _ => Encoder.Encode(Clean(arg?.ToString() ?? "")),
    };

    // No document may hold control characters and half surrogates, and overrides of the writing direction would turn what stands after them.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isControl = Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
            bool isTurn = rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            clean.Append(isTurn ? "" : isControl ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
