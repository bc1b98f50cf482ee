using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ranking.Samples.Homepage.Html;

/// <summary>Writes a page from interpolated strings: what stands in the source is markup, and what comes through a hole is encoded, so that nobody can forget to.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    public void Write([InterpolatedStringHandlerArgument("")] ref Handler html)
    {
        // The handler has written by the time it gets here.
        _ = html;
        _html.Append('\n');
    }

    public override string ToString() => _html.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder _html;

        public Handler(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _html = writer._html;
            _html.EnsureCapacity(_html.Length + literalLength + (formattedCount * 16));
        }

        public void AppendLiteral(string markup) => _html.Append(markup);

        public void AppendFormatted(string? text) => _html.Append(HtmlText.Encode(text));

        public void AppendFormatted(int number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(double number, string format) => _html.Append(number.ToString(format, CultureInfo.InvariantCulture));

        public void AppendFormatted(Markup markup) => _html.Append(markup.Value);
    }
}
