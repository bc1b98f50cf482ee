namespace Ranking;

/// <summary>
/// The next row given the page so far, with a look ahead: each row is placed on trial, and below it what the page was to go on with; the one with which the page comes out best by a <see cref="PageObjective"/> is next.
/// <code>
/// ahead ← the page so far, and below it at each place the row worth most there (<see cref="RowSelectors.ByValue"/>)
/// at each place: for each row of ahead, and the most relevant of the others:
///                    page ← ahead with the row at this place, the others moved down; and with the row in the place of the one here, which takes its place if it had one
///                    (each row with the titles that are left to it)
///                ahead ← the page that is worth most; its row at this place is next
/// </code>
/// So no page is worth less than the one by value, but for what rules and promises change. A row that had this place when the page was shown last is ahead by the hysteresis.
/// Alvino and Basilico 2015, "Learning a personalized homepage", stage-wise; Bertsekas, Tsitsiklis and Wu 1997, "Rollout algorithms for combinatorial optimization", fortified.
/// </summary>
internal sealed class StageWiseRowSelector(PageObjective objective, double hysteresis) : IRowSelector
{
    private const int MostTriedBeside = 5;
    private const int LookAhead = 10;

    public string Name => "stage-wise";

    public PageObjective Objective => objective;

    public int Select(RowSelection selection)
    {
        PageMeasure measure = selection.MeasureBy(objective);
        if (measure.Recall(selection) is { } made)
        {
            return selection.Candidates.IndexOf(made);
        }

        List<Proposal> ahead = measure.Ahead(selection, LookAhead);
        Proposal[] beside = Beside(selection, measure, ahead);
        IReadOnlyList<Proposal> best = ahead;
        double bestWorth = double.NegativeInfinity;
        for (int i = 0; i < ahead.Count + beside.Length; i++)
        {
            Proposal proposal = i < ahead.Count ? ahead[i] : beside[i - ahead.Count];
            bool wasHere = proposal.LastPlace == selection.Chosen.Count;
            if (!wasHere && i >= ahead.Count + MostTriedBeside)
            {
                continue;
            }

            foreach (IReadOnlyList<Proposal> order in Orders(ahead, proposal, i).TakeWhile(_ => selection.Time.TryStep()))
            {
                double worth = measure.Outlook(order) + (wasHere ? hysteresis : 0);
                if (worth > bestWorth)
                {
                    (best, bestWorth) = (order, worth);
                }
            }
        }

        measure.GoOn(selection, best);
        return selection.Candidates.IndexOf(best[0]);
    }

    // The row comes next, and the others move down, the last of them off the page where it was not among them; or it changes places with the one that was to come next.
    private static IEnumerable<IReadOnlyList<Proposal>> Orders(List<Proposal> ahead, Proposal next, int place)
    {
        if (place == 0)
        {
            yield return ahead;
            yield break;
        }

        yield return [next, .. ahead.Where(proposal => proposal != next).Take(ahead.Count - 1)];
        Proposal[] changed = [.. ahead];
        changed[0] = next;
        if (place < changed.Length)
        {
            changed[place] = ahead[0];
        }

        yield return changed;
    }

    // The rows that ahead does not have, the most relevant at this place first; of equal ones the one proposed first.
    private static Proposal[] Beside(RowSelection selection, PageMeasure measure, List<Proposal> ahead)
    {
        Proposal[] beside = [.. selection.Candidates.Where(proposal => !ahead.Contains(proposal))];
        var keys = new (double Loss, int Index)[beside.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = (-measure.Relevance(beside[i]), i);
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => beside[key.Index]);
    }
}
