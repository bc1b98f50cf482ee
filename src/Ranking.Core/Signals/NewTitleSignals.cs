using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// A lead for new titles that fades, and what their first plays say.
/// <code>
/// newness(t)      = 2^(−days since the release of t / half-life)          release: release_date, else 1 January of year; 0 where neither is known
/// expected(t)     = (1 − newness(t)) · mean plays of the titles that were played
/// early_signal(t) = newness(t) · plays / (plays + expected(t) + 5) · clamp(0.5 + mean completion of t − mean completion of all, 0, 1)
/// </code>
/// Plays count against what a title of that age would have by now, as if five more were expected; mean completion is shrunk already (<see cref="CatalogStatistics.MeanCompletion"/>).
/// </summary>
internal sealed class NewTitleSignals(double halfLifeDays) : ISignalProvider
{
    private const float PriorPlays = 5f;

    private static readonly ConditionalWeakTable<CatalogStatistics, Usual> Known = new();

    public string Name => "new_titles";

    public IReadOnlyList<Signal> Signals { get; } = [new("newness"), new("early_signal")];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        CatalogStatistics statistics = batch.Context.Snapshot.Statistics;
        ReleaseDates releases = ReleaseDates.Of(batch.Context.Snapshot.Catalog);
        Usual usual = Known.GetValue(statistics, static s => new Usual(s));
        Span<float> newness = columns[0].Span;
        Span<float> early = columns[1].Span;
        for (int i = 0; i < batch.Count; i++)
        {
            int item = batch.Items[i];
            newness[i] = NewnessOf(releases, item, batch.Context.Now);
            float plays = statistics.Plays[item];
            float found = plays / (plays + ((1f - newness[i]) * usual.Plays) + PriorPlays);
            early[i] = newness[i] * found * Math.Clamp(0.5f + statistics.MeanCompletion[item] - usual.Completion, 0f, 1f);
        }

        return ValueTask.CompletedTask;
    }

    private float NewnessOf(ReleaseDates releases, int item, DateTimeOffset now) =>
        releases.DaysSince(item, now) is { } days ? (float)Math.Pow(2, -days / halfLifeDays) : 0f;

    // What a title usually has: means over plays, so that titles nobody played do not count.
    private sealed class Usual
    {
        public Usual(CatalogStatistics statistics)
        {
            double plays = 0;
            double completions = 0;
            int titles = 0;
            for (int item = 0; item < statistics.ItemCount; item++)
            {
                int own = statistics.Plays[item];
                plays += own;
                completions += own * (double)statistics.MeanCompletion[item];
                titles += own > 0 ? 1 : 0;
            }

            Plays = titles == 0 ? 0f : (float)(plays / titles);
            Completion = plays == 0 ? 0f : (float)(completions / plays);
        }

        public float Plays { get; }

        public float Completion { get; }
    }
}
