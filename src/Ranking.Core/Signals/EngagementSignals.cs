namespace Ranking;

/// <summary>
/// <c>click_through_rate</c> and <c>watch_completion</c>: what is usual of a title, moved by its likeness to the profile's taste.
/// <code>
/// logit(click_through_rate) = logit(rate)            + a + b · affinity         rate, mean completion, a, b, a′, b′: of the statistics
/// logit(watch_completion)   = logit(mean completion) + a′ + b′ · affinity       affinity: cosine of the taste with the title
/// </code>
/// One matrix-vector product a page; without a taste or a space the plain rate and mean.
/// </summary>
internal sealed class EngagementSignals : IPartialSignals
{
    private const string Rates = "click_through_rate";
    private const string Completions = "watch_completion";

    private readonly string? _space;
    private readonly int _rates;
    private readonly int _completions;

    /// <summary>Makes the signals.</summary>
    /// <param name="space">The space's name; null for the first of the snapshot by name.</param>
    /// <param name="isGiven">Which of the two another provider gives, such as the head of a model. Default: neither.</param>
    public EngagementSignals(string? space, Func<string, bool>? isGiven = null)
    {
        _space = space;
        Name = space is null ? "engagement" : $"engagement({space})";
        string[] names = [.. AllNames.Where(name => isGiven is null || !isGiven(name))];
        Signals = [.. names.Select(name => new Signal(name))];
        (_rates, _completions) = (Array.IndexOf(names, Rates), Array.IndexOf(names, Completions));
    }

    /// <summary>The names of its signals.</summary>
    public static IReadOnlyList<string> AllNames => [Rates, Completions];

    public string Name { get; }

    public IReadOnlyList<Signal> Signals { get; }

    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RankingContext context = batch.Context;
        CatalogStatistics statistics = context.Snapshot.Statistics;
        IVectorSpace? vectors = context.Snapshot.FindSpace(_space);
        // A column that nobody reads has no room.
        Span<float> rates = _rates < 0 ? [] : columns[_rates].Span;
        Span<float> completions = _completions < 0 ? [] : columns[_completions].Span;
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
