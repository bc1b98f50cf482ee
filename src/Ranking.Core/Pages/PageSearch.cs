namespace Ranking;

/// <summary>
/// Improves a page that is laid out by steps that each make it worth more: other rows and orders of rows, or titles given to the row where they add most. Every step is tried by laying the whole page out anew, so
/// what is worth more is worth more after dedupe and refill.
/// </summary>
internal sealed class PageSearch(PageLayout layout, RowSelection selection, RowPreviews previews, ComposingTime time)
{
    // Titles are given away one by one; a page has few that more than one row wants to show first.
    private const int MostTitleSteps = 300;
    private const double LeastGain = 1e-9;

    /// <summary>Swaps rows, and puts others in their place; the first step that helps is taken, until none does or there were enough.</summary>
    /// <returns>The rows that are no longer on the page.</returns>
    public IReadOnlyList<Proposal> ImproveRows(PageObjective objective, int steps)
    {
        PageMeasure measure = selection.MeasureBy(objective);
        Proposal[] before = Order();
        Proposal[] best = Order();
        List<Proposal> left = [.. selection.Waiting];
        IReadOnlyList<RowCandidate> above = selection.Above;
        double total = measure.Total();
        bool isBetter = true;
        while (isBetter && steps > 0)
        {
            isBetter = false;
            for (int place = 0; place < best.Length && steps > 0; place++)
            {
                for (int other = place + 1; other < best.Length + left.Count && steps > 0; other++)
                {
                    Proposal[] tried = [.. best];
                    tried[place] = other < best.Length ? best[other] : left[other - best.Length];
                    if (other < best.Length)
                    {
                        tried[other] = best[place];
                    }

                    if (!selection.Order.Accepts(tried, best, above, layout.Size.Rows))
                    {
                        continue;
                    }

                    if (!time.TryStep())
                    {
                        steps = 0;
                        break;
                    }

                    steps--;
                    if (TryLay(tried, Same(tried)) && measure.Total() is var value && value > total + LeastGain)
                    {
                        if (other >= best.Length)
                        {
                            left[other - best.Length] = best[place];
                        }

                        (best, total, isBetter) = (tried, value, true);
                    }
                }
            }
        }

        TryLay(best);
        return [.. before.Except(best)];
    }

    /// <summary>Gives each title that several rows want to show first to the row where the page is worth most by it.</summary>
    public void ImproveTitles(PageObjective objective)
    {
        PageMeasure measure = selection.MeasureBy(objective);
        Proposal[] order = Order();
        double total = measure.Total();
        int steps = MostTitleSteps;
        for (int place = 1; place < order.Length && steps > 0; place++)
        {
            // The page as it is now, whatever was tried last.
            TryLay(order);
            foreach (int item in Wanted(order[place]).Take(steps).ToArray())
            {
                if (!time.TryStep())
                {
                    steps = 0;
                    break;
                }

                steps--;
                layout.Claim(item, order[place]);
                if (TryLay(order) && measure.Total() is var value && value > total + LeastGain)
                {
                    total = value;
                }
                else
                {
                    layout.Release(item);
                }
            }
        }

        TryLay(order);
    }

    private Proposal[] Order() => [.. layout.Rows.Select(row => row.Proposal)];

    // The titles that a row would show first, were it the only one, and that rows above it show.
    private List<int> Wanted(Proposal proposal)
    {
        var wanted = new List<int>();
        ReadOnlySpan<int> items = proposal.List.Items[..(proposal.List.Count - proposal.Insertions.Count)];
        for (int i = 0; i < Math.Min(items.Length, layout.Size.VisibleItems) && !proposal.Row.AllowsRepeats; i++)
        {
            if (layout.IsTaken(items[i], proposal) && !layout.IsClaimed(items[i]))
            {
                wanted.Add(items[i]);
            }
        }

        return wanted;
    }

    // How many rows of the page stand as they do in an order, from the top: with the same rows above, a row shows the same.
    private int Same(Proposal[] order)
    {
        int same = 0;
        while (same < layout.Rows.Count && layout.Rows[same].Proposal == order[same])
        {
            same++;
        }

        return same;
    }

    private bool TryLay(Proposal[] order, int kept = 0)
    {
        layout.Truncate(kept);
        foreach (Proposal proposal in order.AsSpan(kept))
        {
            previews.Worth(proposal);
            if (!layout.TryPlace(proposal))
            {
                return false;
            }
        }

        return true;
    }
}
