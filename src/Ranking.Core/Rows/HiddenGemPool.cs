namespace Ranking;

/// <summary>
/// The titles that few found and those stayed with: outside the most played share of what was played at all, played by a few, completed above the mean of all titles. The best completed
/// first. Made once a version of the statistics.
/// </summary>
internal sealed class HiddenGemPool
{
    private HiddenGemPool(int[] items, ulong[] mask) => (Items, Mask) = (items, mask);

    /// <summary>The titles, the best completed first.</summary>
    public int[] Items { get; }

    /// <summary>The same as a mask: ordinal i is bit i mod 64 of word i / 64.</summary>
    public ulong[] Mask { get; }

    public static HiddenGemPool Make(CatalogStatistics statistics, float popularShare, int minimumPlays)
    {
        int[] plays = statistics.Plays.ToArray();
        float[] completion = statistics.MeanCompletion.ToArray();
        int played = plays.Count(n => n > 0);
        // Of titles played equally often either all are popular or none is.
        int popularFrom = played == 0 ? 0 : plays[statistics.ItemsByPopularity[Math.Clamp((int)Math.Ceiling(popularShare * played) - 1, 0, played - 1)]];
        double total = plays.Sum(n => (double)n);
        double mean = total == 0 ? 0 : plays.Zip(completion, (n, c) => n * (double)c).Sum() / total;
        int[] items = [.. Enumerable.Range(0, plays.Length)
            .Where(item => plays[item] >= minimumPlays && plays[item] < popularFrom && completion[item] > mean)
            .OrderByDescending(item => completion[item]).ThenBy(item => item)];
        var mask = new ulong[(plays.Length + 63) / 64];
        foreach (int item in items)
        {
            mask[item >> 6] |= 1UL << (item & 63);
        }

        return new HiddenGemPool(items, mask);
    }
}
