namespace Ranking;

/// <summary>
/// Gets the proposed rows ready to be placed: those of earlier pages are left out, the rules' pins replace the places kinds have by themselves, what is put in is put in, and rows that the person has just seen at the top stay there.
/// </summary>
internal sealed class PageSetup(RankingContext context, HomepageRequest request, PagePolicy policy, PageSize size)
{
    // The titles that are put in are ranked as a row of their own, so that filters see them and they have a score; it is never on the page.
    private const string InsertionKey = "insertions";

    /// <summary>What ranks the titles that rules put into rows; null where they put in none.</summary>
    public static RowCandidate? InsertionsOf(RuleSet rules) => rules.Insertions.Count == 0
        ? null
        : new RowCandidate(InsertionKey, InsertionKey, "", [Candidates.Ids([.. rules.Insertions.Select(insertion => insertion.ItemId)])], default);

    /// <summary>Whether a row only ranks what is put into others.</summary>
    public static bool IsInsertions(Proposal proposal) => proposal.Row.Kind == InsertionKey;

    /// <summary>The rows to place.</summary>
    /// <param name="proposals">All that were proposed, with proven lists.</param>
    public List<Proposal> Prepare(IReadOnlyList<Proposal> proposals)
    {
        var above = new HashSet<string>(request.Above.Select(row => row.Key), StringComparer.Ordinal);
        var kindsAbove = new HashSet<string>(request.Above.Select(row => row.Kind), StringComparer.Ordinal);
        var ready = new List<Proposal>(proposals.Count);
        RankedList titles = proposals.FirstOrDefault(IsInsertions)?.List ?? RankedList.Empty;
        foreach (Proposal proposal in proposals.Where(proposal => !IsInsertions(proposal)))
        {
            if (above.Contains(proposal.Row.Key))
            {
                proposal.Leave("left out: an earlier page shows it");
                continue;
            }

            if (kindsAbove.Add(proposal.Row.Kind) && policy.Rules.TryGetPin(proposal.Row.Kind, out int pin))
            {
                proposal.Row = proposal.Row with { Position = pin, NotBefore = 0 };
            }

            if (titles.Count > 0)
            {
                Insert(proposal, titles);
            }

            ready.Add(proposal);
        }

        Remember(ready);
        return ready;
    }

    private void Insert(Proposal proposal, RankedList titles)
    {
        List<(int Position, int Place)>? put = null;
        foreach (Insertion insertion in policy.Rules.Insertions)
        {
            if ((insertion.Row == proposal.Row.Key || insertion.Row == proposal.Row.Kind)
                && context.Snapshot.Catalog.Ids.TryGetOrdinal(insertion.ItemId, out int item)
                && item != proposal.Row.SeedItem
                && !request.Above.Any(row => row.ItemIds.Contains(insertion.ItemId, StringComparer.Ordinal))
                && titles.Items.IndexOf(item) is >= 0 and var position)
            {
                (put ??= []).Add((position, insertion.Place));
            }
        }

        if (put is not null)
        {
            proposal.Take(proposal.List.Append(titles.Reordered([.. put.Select(title => title.Position)])), [.. put.Select(title => title.Place)]);
        }
    }

    private void Remember(List<Proposal> ready)
    {
        if (request.Last is not { } last)
        {
            return;
        }

        // Until the session is over what a person has just seen above the fold does not move.
        bool isInSession = context.Now >= last.At && context.Now - last.At <= ProfileHistory.SessionPause;
        for (int place = 0; place < last.Rows.Count; place++)
        {
            if (ready.Find(proposal => proposal.Row.Key == last.Rows[place].Key) is not { } again)
            {
                continue;
            }

            again.LastPlace = place;
            if (isInSession && place < PageSize.ScreenRows && again.Row.Position is null)
            {
                Freeze(again, last.Rows[place]);
                again.Row = again.Row with { Position = place, NotBefore = 0 };
            }
        }
    }

    // What was seen first stands first, as far as it may still be shown; the rest follows as it is ranked now.
    private void Freeze(Proposal proposal, ShownRow last)
    {
        int ranked = proposal.List.Count - proposal.Insertions.Count;
        var positions = new List<int>(proposal.List.Count);
        foreach (string id in last.ItemIds.Take(size.VisibleItems))
        {
            if (id is not null && context.Snapshot.Catalog.Ids.TryGetOrdinal(id, out int item) && proposal.List.Items[..ranked].IndexOf(item) is >= 0 and var position && !positions.Contains(position))
            {
                positions.Add(position);
            }
        }

        positions.AddRange(Enumerable.Range(0, proposal.List.Count).Where(position => !positions.Contains(position)).ToArray());
        proposal.Take(proposal.List.Reordered([.. positions]), proposal.Insertions);
    }
}
