using System.Globalization;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Prints lines and tables, and numbers at a length that is read.</summary>
internal sealed class Report(bool isMarkdown)
{
    public static string Micros(double seconds) => (seconds * 1e6).ToString(seconds < 1e-4 ? "N1" : "N0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "N2" : "N1", CultureInfo.InvariantCulture);

    public static string Share(double share) => share < 0.1 ? $"{share:P1}" : $"{share:P0}";

    public static string Seconds(double seconds) => seconds.ToString(seconds < 10 ? "N2" : "N0", CultureInfo.InvariantCulture);

    public static string Mebibytes(double bytes) => (bytes / (1 << 20)).ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>What the run is doing, for who waits; no part of the report.</summary>
    public static void Progress(string line) => Console.Error.WriteLine(line);

    /// <summary>Ends a block of lines.</summary>
    public static void End() => Console.WriteLine();

    public void Title(string title) => Console.WriteLine(isMarkdown ? $"### {title}\n" : $"== {title}");

    public void Say(string line) => Console.WriteLine(isMarkdown ? $"- {line}" : line);

    public void Show(Table table) => table.Write(isMarkdown);
}
