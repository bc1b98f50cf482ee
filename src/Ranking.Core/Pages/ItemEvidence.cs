using System.Globalization;

namespace Ranking;

/// <summary>Fills in what a row's reason says of a single title: a fact of the history, the catalog or the statistics.</summary>
internal static class ItemEvidence
{
    private const float SecondsPerDay = 86_400f;

    public static Reason Of(Reason given, int item, RankingContext context) => given.Kind switch
    {
        ReasonKind.Resume => given with { Amount = CompletionOf(item, context.History) },
        ReasonKind.Finished => given with { Amount = DaysSinceWatched(item, context) },
        ReasonKind.Released => given with { Subject = ReleaseOf(item, context) ?? given.Subject },
        ReasonKind.Column => given with { Amount = NumberOf(given.Subject, item, context.Snapshot.Catalog) },
        ReasonKind.HiddenGem => given with { Amount = context.Snapshot.Statistics.Plays[item] },
        _ => given,
    };

    private static float CompletionOf(int item, ProfileHistory history)
    {
        int index = history.Items.IndexOf(item);
        return index < 0 ? 0f : history.Completions[index];
    }

    private static float DaysSinceWatched(int item, RankingContext context)
    {
        int index = context.History.Items.IndexOf(item);
        return index < 0 || context.History.Times[index] == Catalog.MissingTime
            ? 0f
            : MathF.Floor(Math.Max(0, context.Now.ToUnixTimeSeconds() - context.History.Times[index]) / SecondsPerDay);
    }

    private static string? ReleaseOf(int item, RankingContext context) => ReleaseDates.Of(context.Snapshot.Catalog).DateOf(item) is { } date
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : ReleaseDates.Of(context.Snapshot.Catalog).YearOf(item)?.ToString(CultureInfo.InvariantCulture);

    private static float NumberOf(string? column, int item, Catalog catalog) =>
        column is not null && catalog.NumberNames.Contains(column, StringComparer.Ordinal) && catalog.Numbers(column)[item] is var number && float.IsFinite(number) ? number : 0f;
}
