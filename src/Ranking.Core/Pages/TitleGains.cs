namespace Ranking;

/// <summary>
/// What showing a title adds to a page, from how its worth ranks among all titles that the proposed rows would show first. No scale of values matters, and no shift of it: scores of any ranker will do.
/// <code>
/// gain(title) = 1 / (1 + titles worth more / 3)
/// </code>
/// </summary>
internal static class TitleGains
{
    private const float RankScale = 3;

    /// <summary>Works out the gain of every title of every list.</summary>
    /// <param name="proposals">The proposed rows; each is given the gains of its titles, in the order of its list.</param>
    /// <param name="take">How many titles of each row are ranked; one worth as little as the last of them, or less, has the rank behind it.</param>
    public static void Fill(IReadOnlyList<Proposal> proposals, int take)
    {
        var seen = new HashSet<int>();
        var values = new List<float>();
        foreach (Proposal proposal in proposals)
        {
            for (int i = 0; i < Math.Min(take, proposal.List.Count); i++)
            {
                if (seen.Add(proposal.List.Items[i]) && float.IsFinite(proposal.List.Values[i]))
                {
                    values.Add(-proposal.List.Values[i]);
                }
            }
        }

        float[] sorted = [.. values];
        Array.Sort(sorted);
        foreach (Proposal proposal in proposals)
        {
            var gains = new float[proposal.List.Count];
            for (int i = 0; i < gains.Length; i++)
            {
                gains[i] = RankScale / (RankScale + Below(sorted, -proposal.List.Values[i]));
            }

            proposal.Gains = gains;
        }
    }

    // How many of ascending numbers are below one; all of them for one that is no number.
    private static int Below(float[] sorted, float number)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] >= number)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
