namespace Ranking;

/// <summary>The eight parts of a week that people watch alike in: night (0 to 6), morning (to 12), afternoon (to 18) and evening (to 24), of workdays and of weekends.</summary>
internal static class Daypart
{
    private const int HoursAPart = 6;
    private const int PartsADay = 24 / HoursAPart;

    /// <summary>The part of a moment, 0 to 7, by its own clock.</summary>
    public static int Of(DateTimeOffset moment) => (moment.Hour / HoursAPart) + (IsWeekend(moment) ? PartsADay : 0);

    /// <summary>Whether a moment is on a Saturday or a Sunday, by its own clock.</summary>
    public static bool IsWeekend(DateTimeOffset moment) => moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
