namespace Ranking;

/// <summary>
/// <c>click_through_rate</c> and <c>watch_completion</c>: what is usual of a title, moved by its likeness to the profile's taste.
/// <code>
/// logit(click_through_rate) = logit(rate)            + a + b · affinity         rate, mean completion, a, b, a′, b′: of the statistics
/// logit(watch_completion)   = logit(mean completion) + a′ + b′ · affinity       affinity: cosine of the taste with the title
/// </code>
/// One matrix-vector product a page; without a taste or a space the plain rate and mean.
/// </summary>
internal sealed class EngagementSignals(string? space) : IPartialSignals
{
    public string Name => space is null ? "engagement" : $"engagement({space})";

    public IReadOnlyList<Signal> Signals { get; } = [new("click_through_rate"), new("watch_completion")];

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        CatalogStatistics statistics = context.Snapshot.Statistics;
        IVectorSpace? vectors = context.Snapshot.FindSpace(space);
        // A column that nobody reads has no room.
        Span<float> rates = columns[0].Span;
        Span<float> completions = columns[1].Span;
        Span<float> affinity = [];
        if (vectors is not null && context.TasteIn(vectors) is { IsEmpty: false } taste)
        {
            affinity = completions.IsEmpty ? rates : completions;
            vectors.Items.Cosine(taste, batch.Items, affinity, cancellationToken);
        }
        else
        {
            context.Trace.Fallback(
                Stages.Signal, Name, vectors is null ? "the snapshot has no vector space: rates are everybody's" : "the profile has no taste yet: rates are everybody's", batch.Count, 0);
        }

        if (!rates.IsEmpty)
        {
            statistics.ClickThroughRateAt(vectors, batch.Items, affinity, rates);
        }

        if (!completions.IsEmpty)
        {
            statistics.CompletionAt(vectors, batch.Items, affinity, completions);
        }

        return ValueTask.CompletedTask;
    }
}
