namespace Ranking;

/// <summary>
/// The next row given the page so far, with a look ahead: each row is placed on trial, and below it what the page was to go on with; the one with which the page comes out best by a <see cref="PageObjective"/> is next.
/// <code>
/// ahead ← the page so far, and below it at each place the row worth most there (<see cref="RowSelectors.ByValue"/>)
/// at each place: for each of the next rows of ahead, and the most relevant of the others:
///                    page ← the page so far, the row, the other rows of ahead, each with the titles left to it
///                ahead ← the page that is worth most; its row at this place is next
/// </code>
/// So no page is worth less than the one by value, but for what rules and promises change. A row that had this place when the page was shown last is ahead by the hysteresis.
/// Alvino and Basilico 2015, "Learning a personalized homepage", stage-wise; Bertsekas, Tsitsiklis and Wu 1997, "Rollout algorithms for combinatorial optimization", fortified.
/// </summary>
internal sealed class StageWiseRowSelector(PageObjective objective, double hysteresis) : IRowSelector
{
    private const int MostTriedAhead = 9;
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
        Proposal best = ahead[0];
        double bestWorth = double.NegativeInfinity;
        for (int i = 0; i < ahead.Count + beside.Length; i++)
        {
            Proposal proposal = i < ahead.Count ? ahead[i] : beside[i - ahead.Count];
            bool wasHere = proposal.LastPlace == selection.Chosen.Count;
            bool isTried = i < ahead.Count ? i < MostTriedAhead : i - ahead.Count < MostTriedBeside;
            if (!wasHere && !isTried)
            {
                continue;
            }

            double worth = measure.Outlook(proposal, ahead) + (wasHere ? hysteresis : 0);
            if (worth > bestWorth)
            {
                (best, bestWorth) = (proposal, worth);
            }
        }

        measure.GoOn(selection, best, ahead);
        return selection.Candidates.IndexOf(best);
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
