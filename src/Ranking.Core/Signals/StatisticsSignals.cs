namespace Ranking;

/// <summary>The columns of <see cref="CatalogStatistics"/> as signals.</summary>
internal sealed class StatisticsSignals : IPartialSignals
{
    public string Name => "statistics";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("popularity"),
        new("mean_completion"),
        new("trending"),
        new("play_count"),
        new("popular_rank"),
        new("trending_rank"),
        new("chronological_rank"),
    ];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        CatalogStatistics statistics = batch.Context.Snapshot.Statistics;
        Gather(statistics.Popularity, batch.Items, columns[0].Span);
        Gather(statistics.MeanCompletion, batch.Items, columns[1].Span);
        Gather(statistics.Trending, batch.Items, columns[2].Span);
        Gather(statistics.Plays, batch.Items, columns[3].Span);
        Gather(statistics.PopularRank, batch.Items, columns[4].Span);
        Gather(statistics.TrendingRank, batch.Items, columns[5].Span);
        Gather(statistics.ChronologicalRank, batch.Items, columns[6].Span);
        return ValueTask.CompletedTask;
    }

    private static void Gather(ReadOnlySpan<float> source, ReadOnlySpan<int> items, Span<float> column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = source[items[i]];
        }
    }

    private static void Gather(ReadOnlySpan<int> source, ReadOnlySpan<int> items, Span<float> column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = source[items[i]];
        }
    }
}
