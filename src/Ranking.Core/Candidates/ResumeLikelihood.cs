namespace Ranking;

/// <summary>
/// How likely a title that was left part way is resumed now.
/// <code>
/// likelihood = 2^(−days / 7) · (0.4 + 0.6 · completion) · device · hour · week · series
///   device   1 on the device it was watched on last, 0.9 where either is not known, 0.8 on another
///   hour     1 − 0.2 · (hours between the two times of day) / 12            0 to 12 hours
///   week     1 where both moments are on workdays, or both at weekends; else 0.9
///   series   0.9 + 0.1 · (1 − 2^(−episodes left / 3))                       0.9 for a film and for a last episode
/// </code>
/// A half-life of a week: what was left longer ago than some weeks is seldom taken up again. A fresh start is resumed too, so completion alone never makes it 0. The last four
/// together at the most halve a likelihood: they are worth one week. These are judgements, not fits; they are here to be measured against.
/// </summary>
internal static class ResumeLikelihood
{
    private const double HalfLifeDays = 7;
    private const double SecondsPerDay = 86_400;

    // Where other titles have a time, one without is taken for long ago; where none has, nothing pretends to be recent or old.
    private const double UnknownDays = 30;

    /// <summary>The likelihood of a title of a history.</summary>
    /// <param name="context">Who asks, when and on which device.</param>
    /// <param name="index">The title's place in the history.</param>
    public static float Of(RankingContext context, int index)
    {
        ProfileHistory history = context.History;
        long time = history.Times[index];
        double likelihood = Of(history.Completions[index], history.DeviceOf(index), context.Device, EpisodesLeft.Of(context.Snapshot.Catalog).After(history.Items[index]));
        if (time == Catalog.MissingTime)
        {
            return (float)(history.HasTimes ? likelihood * Math.Pow(2, -UnknownDays / HalfLifeDays) : likelihood);
        }

        return (float)(likelihood * Of(DateTimeOffset.FromUnixTimeSeconds(time), context.Now));
    }

    /// <summary>What does not depend on when it was watched: above 0, 1 at the most.</summary>
    internal static double Of(float completion, string? lastDevice, string? device, int episodesLeft)
    {
        double sameDevice = lastDevice is null || device is null ? 0.9 : string.Equals(lastDevice, device, StringComparison.OrdinalIgnoreCase) ? 1 : 0.8;
        return (0.4 + (0.6 * completion)) * sameDevice * (0.9 + (0.1 * (1 - Math.Pow(2, -episodesLeft / 3.0))));
    }

    /// <summary>What depends on when it was watched: 0 to 1. Times of day are those of the clock of <paramref name="now"/>.</summary>
    internal static double Of(DateTimeOffset last, DateTimeOffset now)
    {
        double seconds = Math.Max(0, (now - last).TotalSeconds);
        double apart = seconds % SecondsPerDay / SecondsPerDay;
        double hour = 1 - (0.2 * Math.Min(apart, 1 - apart) / 0.5);
        double week = Daypart.IsWeekend(last.ToOffset(now.Offset)) == Daypart.IsWeekend(now) ? 1 : 0.9;
        return Math.Pow(2, -seconds / SecondsPerDay / HalfLifeDays) * hour * week;
    }
}
