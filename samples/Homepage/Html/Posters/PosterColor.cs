using System.Globalization;

namespace Ranking.Samples.Homepage.Html;

/// <summary>A colour of a poster.</summary>
internal readonly record struct PosterColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Relative luminance, 0 to 1 (WCAG 2.2).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    public static PosterColor Parse(string hex)
    {
        uint bits = uint.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
    }

    /// <summary>The contrast of two colours, 1 to 21 (WCAG 2.2).</summary>
    public static double Contrast(PosterColor one, PosterColor other) =>
        (Math.Max(one.Luminance, other.Luminance) + 0.05) / (Math.Min(one.Luminance, other.Luminance) + 0.05);

    /// <summary>Part of the way to another colour: 0 stays, 1 arrives.</summary>
    public PosterColor Toward(PosterColor other, double share) =>
        new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    /// <summary>The colour turned on the wheel, its lightness kept as well as a rotation about the grey axis can.</summary>
    public PosterColor Turned(double degrees)
    {
        double cos = Math.Cos(degrees * Math.PI / 180), sin = Math.Sin(degrees * Math.PI / 180) / Math.Sqrt(3), rest = (1 - cos) / 3;
        return new(
            Round(((cos + rest) * Red) + ((rest - sin) * Green) + ((rest + sin) * Blue)),
            Round(((rest + sin) * Red) + ((cos + rest) * Green) + ((rest - sin) * Blue)),
            Round(((rest - sin) * Red) + ((rest + sin) * Green) + ((cos + rest) * Blue)));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static byte Mix(byte from, byte to, double share) => Round(from + ((to - from) * share));

    private static byte Round(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static double Linear(byte channel) =>
        channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
