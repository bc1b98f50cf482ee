namespace Ranking;

/// <summary>The titles that meet a rule, by the ranker's own formula.</summary>
internal sealed class WhereRow(string kind, string key, string title, CatalogRule rule, Reason reason, int? noLaterThan, Reason? itemReason) : IRowSource, ICandidateSource
{
    public string Name => $"{kind}({key})";

    public IReadOnlyList<string> Kinds => [kind];

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RowCandidate>>(!Array.Exists(rule.Titles(context.Snapshot), context.Eligibility.IsUnwatched)
            ? []
            : [new RowCandidate(kind, $"{kind}={key}", title, [this], reason) { NoLaterThan = noLaterThan, ItemReason = itemReason }]);

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        ReadOnlySpan<float> popularity = context.Snapshot.Statistics.Popularity;
        int seen = 0;
        foreach (int item in rule.Titles(context.Snapshot))
        {
            if (candidates.IsFull)
            {
                break;
            }

            if ((++seen & 4095) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            candidates.TryAdd(item, popularity[item]);
        }

        return ValueTask.CompletedTask;
    }
}
