using System.Globalization;

namespace Ranking.Evaluation;

/// <summary>Numbers as people read them in a report: a true minus, and a plus where a sign matters.</summary>
internal static class Numbers
{
    public static string Minus(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture).Replace('-', '\u2212');

    public static string Mean(double number) => Minus(number, "F4");

    public static string Signed(double number) => Minus(number, "+0.0000;-0.0000;0.0000");

    public static string Short(double number) => Minus(number, "G5");

    public static string Count(long count, string one, string many) => $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    /// <summary>A name short enough to stand in a plot.</summary>
    public static string Clip(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        // Not through the middle of a surrogate pair.
        int cut = char.IsHighSurrogate(name[length - 2]) ? length - 2 : length - 1;
        return string.Concat(name.AsSpan(0, cut), "…");
    }
}
