namespace Ranking;

/// <summary>What the host advertises: pinned, between two dates, capped in titles, and in how often a person is shown a title they do not play.</summary>
internal sealed class PromotionalRow(
    string title, string[] itemIds, int position, Campaign campaign, int most, int mostImpressions, int oneIn) : IRowSource, ICandidateSource
{
    public string Name => $"{RowKinds.Promotional}({title})";

    public IReadOnlyList<string> Kinds => [RowKinds.Promotional];

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        var reason = new Reason(ReasonKind.Promoted);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>(!campaign.IsOpen(context.Now) || !Titles(context).Any(context.Eligibility.IsUnwatched)
            ? []
            :
            [
                new RowCandidate(RowKinds.Promotional, $"{RowKinds.Promotional}={title}", title, [this], reason)
                {
                    Scorer = Scorers.Retrieval,
                    Position = position,
                    MinimumItems = 1,
                    OneIn = oneIn,
                    // How often a title was shown changes with every page.
                    IsSessionDependent = true,
                    ItemReason = reason,
                },
            ]);
    }

    public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        foreach (int item in Titles(context))
        {
            if (candidates.Count == most)
            {
                break;
            }

            candidates.TryAdd(item, 1f - (candidates.Count / (float)most));
        }

        return ValueTask.CompletedTask;
    }

    private List<int> Titles(RankingContext context)
    {
        var titles = new List<int>(itemIds.Length);
        foreach (string id in itemIds)
        {
            if (context.Snapshot.Catalog.Ids.TryGetOrdinal(id, out int item) && context.History.ImpressionsOf(item) < mostImpressions && !titles.Contains(item))
            {
                titles.Add(item);
            }
        }

        return titles;
    }
}
