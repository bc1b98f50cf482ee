using System.Globalization;
using System.Text;

namespace Ranking.Samples.Homepage.Html;

/// <summary>Writes the SVG of one poster, 200 wide and 300 high. Nothing of a catalog gets in but numbers and the initials of a title.</summary>
internal sealed class PosterCanvas(string prefix, PosterBrief brief, PosterPalette palette, PosterSeed seed)
{
    public const int Width = 200;
    public const int Height = 300;

    private readonly StringBuilder _svg = new();
    private int _ids;

    public PosterBrief Brief => brief;

    public PosterPalette Colors => palette;

    public PosterSeed Seed => seed;

    public bool Has(params ReadOnlySpan<string> tags)
    {
        foreach (string tag in tags)
        {
            if (brief.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number as SVG writes it, one digit behind the point.</summary>
    public static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    public void Raw(string svg) => _svg.Append(svg);

    public void Rect(double x, double y, double width, double height, object fill, double opacity = 1, double radius = 0) =>
        _svg.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"{(radius > 0 ? $" rx=\"{N(radius)}\"" : "")} fill=\"{fill}\"{Opacity(opacity)}/>");

    public void Circle(double x, double y, double radius, object fill, double opacity = 1) =>
        _svg.Append($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\"{Opacity(opacity)}/>");

    public void Ring(double x, double y, double radius, object stroke, double width, double opacity = 1) =>
        _svg.Append($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"{Opacity(opacity)}/>");

    public void Path(string d, object fill, double opacity = 1) => _svg.Append($"<path d=\"{d}\" fill=\"{fill}\"{Opacity(opacity)}/>");

    public void Stroke(string d, object stroke, double width, double opacity = 1) =>
        _svg.Append($"<path d=\"{d}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linecap=\"round\"{Opacity(opacity)}/>");

    /// <summary>Strews dots over an area, as two strokes of dots, one finer than the other: stars, dust.</summary>
    public void Strew(int count, double top, double bottom, object color, double size, double opacity)
    {
        for (int layer = 1; layer <= 2; layer++)
        {
            var d = new StringBuilder();
            for (int i = 0; i < count / 2; i++)
            {
                d.Append($"M{N(seed.Between(0, Width))} {N(seed.Between(top, bottom))}h0");
            }

            Stroke(d.ToString(), color, size * layer, opacity);
        }
    }

    /// <summary>Places a motif; <paramref name="color"/> is its second colour. A mirrored one faces the other way.</summary>
    public void Motif(string name, double x, double y, double width, double height, object fill, object? color = null, double opacity = 1, bool mirror = false, string clip = "") =>
        _svg.Append($"<use href=\"#m-{name}\" {(mirror ? $"transform=\"translate({N((2 * x) + width)})scale(-1 1)\" " : "")}x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\" color=\"{color ?? fill}\"{Opacity(opacity)}{clip}/>");

    /// <summary>Places somebody, shoulders and all, who goes on to the lower edge.</summary>
    public void Somebody(string name, double x, double y, double width, double height, object fill, object? color = null, bool mirror = false)
    {
        Motif(name, x, y, width, height, fill, color, mirror: mirror);
        (double from, double to) = name.StartsWith("profile", StringComparison.Ordinal) ? mirror ? (0.1, 0.93) : (0.07, 0.9) : (0.03, 0.97);
        if (y + height < Height)
        {
            Rect(x + (from * width), y + height - 1, (to - from) * width, Height - y - height + 1, fill);
        }
    }

    /// <summary>Defines a gradient from top to bottom, or along a line, and says how to fill with it.</summary>
    public string Fade(object from, double fromOpacity, object to, double toOpacity, string line = "x2=\"0\" y2=\"1\"")
    {
        string id = NextId();
        _svg.Append($"<linearGradient id=\"{id}\" {line}><stop stop-color=\"{from}\"{StopOpacity(fromOpacity)}/><stop offset=\"1\" stop-color=\"{to}\"{StopOpacity(toOpacity)}/></linearGradient>");
        return $"url(#{id})";
    }

    /// <summary>Defines a glow that dies away to nothing.</summary>
    public string Glow(object color, double opacity)
    {
        string id = NextId();
        _svg.Append($"<radialGradient id=\"{id}\"><stop stop-color=\"{color}\"{StopOpacity(opacity)}/><stop offset=\"1\" stop-color=\"{color}\" stop-opacity=\"0\"/></radialGradient>");
        return $"url(#{id})";
    }

    /// <summary>Starts a group that is cut to a motif laid over the whole poster, and may be mirrored.</summary>
    public void BeginCut(string motif, bool mirror) =>
        _svg.Append($"<g{(mirror ? " transform=\"translate(200)scale(-1 1)\"" : "")}><g clip-path=\"url(#c-{motif})\"><g{(mirror ? " transform=\"translate(200)scale(-1 1)\"" : "")}>");

    public void EndCut() => _svg.Append("</g></g></g>");

    public string Finish() => $"<svg viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\" focusable=\"false\">{_svg}</svg>";

    private static string Opacity(double opacity) => opacity < 1 ? $" opacity=\"{opacity.ToString("0.##", CultureInfo.InvariantCulture)}\"" : "";

    private static string StopOpacity(double opacity) => opacity < 1 ? $" stop-opacity=\"{opacity.ToString("0.##", CultureInfo.InvariantCulture)}\"" : "";

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{prefix}{(char)('a' + (_ids++ % 26))}{(_ids > 26 ? _ids : "")}");
}
