namespace Ranking.Samples.Host;

// begin row
/// <summary>A row kind of the host's own, with evidence, a support rule and an order of its own: what is cheaper today.</summary>
internal sealed class ClearanceRow : IRowSource, ICandidateSource
{
    // The larger discount first; of like discounts what is nearer to the person's taste.
    private static readonly IScorer ByDiscount = Scorers.Formula("0.7 * retrieval + 0.3 * affinity");

    public string Name => "clearance";

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        float[] discounts = [.. Offers(context).Select(offer => offer.Discount)];
        // Less than two offers are no row. Prices change while the catalog does not, so the row is never kept.
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(discounts.Length < 2
            ? []
            : [new RowCandidate("clearance", "clearance", "Clearance", [this], new Reason(ReasonKind.Custom, $"Up to {100 * discounts.Max():0} % off")) { Scorer = ByDiscount, MinimumItems = 2, NoLaterThan = 2, IsSessionDependent = true }]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        foreach (var (item, discount) in Offers(context))
        {
            candidates.TryAdd(item, discount);
        }

        return ValueTask.CompletedTask;
    }

    private static IEnumerable<(int Item, float Discount)> Offers(RankingContext context) => Shop.Discounts
        .Select(offer => (Item: context.Snapshot.Catalog.Ids.TryGetOrdinal(offer.Key, out int item) ? item : -1, offer.Value))
        .Where(offer => context.Eligibility.IsUnwatched(offer.Item));
}
// end row
