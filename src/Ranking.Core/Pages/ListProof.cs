namespace Ranking;

/// <summary>
/// The page proves it once more: whatever a ranker returned, a title of a row is eligible, not the one the row grew from, has a finite score, and neither it nor its series is in the row twice.
/// </summary>
internal sealed class ListProof(RankingContext context, PagePolicy policy, Scratch scratch)
{
    private readonly ShownTitles _inRow = new(context.Snapshot.Catalog, policy.BySeries, scratch);

    public IReadOnlyList<Proposal> Prove(IReadOnlyList<Proposal> proposals)
    {
        int[] room = scratch.Ints(proposals.Select(proposal => proposal.List.Count).DefaultIfEmpty(0).Max());
        return [.. proposals.Select(proposal => Proven(proposal, room))];
    }

    private Proposal Proven(Proposal proposal, Span<int> proven)
    {
        RankedList list = proposal.List;
        int count = 0;
        for (int i = 0; i < list.Count; i++)
        {
            int item = list.Items[i];
            bool isEligible = proposal.Row.IncludeWatched ? context.Eligibility.IsAvailable(item) : context.Eligibility.IsUnwatched(item);
            if (isEligible && item != proposal.Row.SeedItem && float.IsFinite(list.Scores[i]) && !_inRow.Contains(item))
            {
                _inRow.Add(item);
                proven[count++] = i;
            }
        }

        foreach (int i in proven[..count])
        {
            _inRow.Remove(list.Items[i]);
        }

        if (proposal.Trace is { } trace)
        {
            int[] kept = proven[..count].ToArray();
            proposal.Trace = trace with { Refused = list.IdsWhere(context.Snapshot.Catalog, i => !kept.Contains(i)) };
        }

        return count == list.Count ? proposal : proposal.With(list.At(proven[..count]));
    }
}
