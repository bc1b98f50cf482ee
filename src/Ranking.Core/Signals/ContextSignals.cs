namespace Ranking;

/// <summary>
/// What the moment, the device and the session are, the same for all titles, and how a title fits the profile's language and region.
/// <code>
/// language_match    1 where a language of the title is the profile's, "en" and "en-GB" alike; else 0
/// region_popularity CatalogStatistics.PopularityIn
/// </code>
/// </summary>
internal sealed class ContextSignals : ISignalProvider
{
    private static readonly string[] LanguageColumns = ["languages", "language"];

    public string Name => "context";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("hour_of_day"),
        new("day_of_week"),
        new("is_weekend"),
        new("session_minutes"),
        new("history_count"),
        new("is_tv"),
        new("is_phone"),
        new("is_web"),
        new("language_match"),
        new("region_popularity"),
    ];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        columns[0].Span.Fill(context.Now.Hour);
        columns[1].Span.Fill((int)context.Now.DayOfWeek);
        columns[2].Span.Fill(Daypart.IsWeekend(context.Now) ? 1f : 0f);
        columns[3].Span.Fill((float)(context.SessionLength?.TotalMinutes ?? 0));
        columns[4].Span.Fill(context.History.Count);
        columns[5].Span.Fill(IsOn("tv", context));
        columns[6].Span.Fill(IsOn("phone", context));
        columns[7].Span.Fill(IsOn("web", context));
        Match(context, batch.Items, columns[8].Span);
        context.Snapshot.Statistics.PopularityIn(context.Profile.Region, batch.Items, columns[9].Span);
        return ValueTask.CompletedTask;
    }

    private static float IsOn(string device, RankingContext context) => string.Equals(context.Device, device, StringComparison.OrdinalIgnoreCase) ? 1f : 0f;

    private static void Match(RankingContext context, ReadOnlySpan<int> items, Span<float> matches)
    {
        matches.Clear();
        string? name = Array.Find(LanguageColumns, context.Snapshot.Catalog.Categories.ContainsKey);
        if (name is null || context.Profile.Language is not { Length: > 0 } language)
        {
            return;
        }

        CategoryColumn column = context.Snapshot.Catalog.Categories[name];
        var isSpoken = new bool[column.Values.Count];
        for (int value = 0; value < isSpoken.Length; value++)
        {
            isSpoken[value] = Primary(column.Values[value]).Equals(Primary(language), StringComparison.OrdinalIgnoreCase);
        }

        for (int i = 0; i < items.Length; i++)
        {
            foreach (int value in column.ValuesOf(items[i]))
            {
                matches[i] = isSpoken[value] ? 1f : matches[i];
            }
        }
    }

    // What stands before the first hyphen of a tag names the language (RFC 5646).
    private static ReadOnlySpan<char> Primary(string language) => language.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen ? language.AsSpan(0, hyphen) : language;
}
