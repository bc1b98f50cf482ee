namespace Ranking;

/// <summary>Titles released in a window that ends now, by the ranker's own formula; never one whose day has not come.</summary>
internal sealed class NewReleasesRow(int days, int? noLaterThan) : IRowSource, ICandidateSource
{
    public string Name => RowKinds.NewReleases;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        bool hasAny = ReleaseDates.Of(context.Snapshot.Catalog).Released(days, context.Now).Any(context.Eligibility.IsUnwatched);
        var reason = new Reason(ReasonKind.Released);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(!hasAny
            ? []
            : [new RowCandidate(RowKinds.NewReleases, RowKinds.NewReleases, "New Releases", [this], reason) { NoLaterThan = noLaterThan, ItemReason = reason }]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        int place = 0;
        foreach (int item in ReleaseDates.Of(context.Snapshot.Catalog).Released(days, context.Now))
        {
            if (candidates.IsFull)
            {
                break;
            }

            if ((++place & 4095) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            candidates.TryAdd(item, 1f / place);
        }

        return ValueTask.CompletedTask;
    }
}
