using System.Globalization;

namespace Ranking.Samples.Data;

/// <summary>Reads cells, the same in every culture.</summary>
internal static class Cells
{
    public static string[] Split(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool TryNumber(string cell, out float number) =>
        float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    /// <summary>Unix seconds, or ISO 8601 (UTC where it names no zone).</summary>
    public static bool TryTime(string cell, out DateTimeOffset time)
    {
        if (long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds))
        {
            bool isInRange = seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
            time = isInRange ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
            return isInRange;
        }

        time = default;
        return StartsWithDate(cell)
            && DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    // The parser of the platform also takes a time of day, which it puts on today's date, and dates with the month first.
    private static bool StartsWithDate(string cell) =>
        cell.Length >= 10 && !cell.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') && cell[4] == '-' && cell[7] == '-';
}
