namespace Ranking;

/// <summary>Which row may stand below which: by first places, distances within families, meanings, and the host's rules.</summary>
internal sealed class RowOrder(RuleSet rules)
{
    /// <summary>Whether a row may come next.</summary>
    /// <param name="next">The row.</param>
    /// <param name="chosen">The rows above, those of earlier pages included.</param>
    /// <param name="last">The row right above it; null at the top of a page.</param>
    public bool MayFollow(Proposal next, IReadOnlyList<RowCandidate> chosen, Proposal? last)
    {
        RowCandidate row = next.Row;
        for (int i = chosen.Count - 1; i >= 0 && chosen.Count - i < row.OneIn; i--)
        {
            if (string.Equals(chosen[i].Family ?? chosen[i].Kind, row.Family ?? row.Kind, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return row.NotBefore <= chosen.Count && rules.Allows(row.Kind, chosen) && !(last is not null && RowTwins.AreTwins(last, next));
    }

    /// <summary>
    /// Whether rows may stand on a page in another order: pinned ones where they stood, promised ones no later than they stood or are promised, each where it may follow those above, and the shares the rules ask
    /// for as before.
    /// </summary>
    public bool Accepts(IReadOnlyList<Proposal> order, IReadOnlyList<Proposal> before, IReadOnlyList<RowCandidate> above, int rows)
    {
        var chosen = new List<RowCandidate>(above.Count + order.Count);
        chosen.AddRange(above);
        for (int i = 0; i < order.Count; i++)
        {
            RowCandidate was = before[i].Row;
            bool isMoved = order[i] != before[i];
            int latest = order[i].Row.NoLaterThan is { } promise ? Math.Max(promise, PlaceOf(order[i], before)) : int.MaxValue;
            if ((isMoved && (was.Position is not null || order[i].Row.Position is not null))
                || above.Count + i > latest
                || !MayFollow(order[i], chosen, i == 0 ? null : order[i - 1]))
            {
                return false;
            }

            chosen.Add(order[i].Row);
        }

        // A promise that was kept is not broken by leaving its row out.
        foreach (Proposal proposal in before)
        {
            if (proposal.Row.NoLaterThan is not null && !order.Contains(proposal))
            {
                return false;
            }
        }

        return rules.Served(chosen[above.Count..], rows) >= rules.Served([.. before.Select(proposal => proposal.Row)], rows);

        int PlaceOf(Proposal proposal, IReadOnlyList<Proposal> rows)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                if (rows[i] == proposal)
                {
                    return above.Count + i;
                }
            }

            return -1;
        }
    }
}
