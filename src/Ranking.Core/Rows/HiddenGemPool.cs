namespace Ranking;

/// <summary>
/// The titles that few found and those stayed with: outside the most played share of what was played at all, played by a few, completed above the mean of all titles; of those the 2,000
/// completed best. Made once a version of the statistics.
/// </summary>
internal sealed class HiddenGemPool
{
    // All of them are scored for each page, so that their number is what the row costs.
    private const int Most = 2_000;

    private HiddenGemPool(int[] items) => Items = items;

    /// <summary>The titles, the best completed first.</summary>
    public int[] Items { get; }

    public static HiddenGemPool Make(CatalogStatistics statistics, float popularShare, int minimumPlays)
    {
        int[] plays = statistics.Plays.ToArray();
        float[] completion = statistics.MeanCompletion.ToArray();
        int played = plays.Count(n => n > 0);
        // Of titles played equally often either all are popular or none is.
        int popularFrom = played == 0 || popularShare == 0f ? int.MaxValue : plays[statistics.ItemsByPopularity[Math.Clamp((int)Math.Ceiling(popularShare * played) - 1, 0, played - 1)]];
        double total = plays.Sum(n => (double)n);
        double mean = total == 0 ? 0 : plays.Zip(completion, (n, c) => n * (double)c).Sum() / total;
        int[] items = [.. Enumerable.Range(0, plays.Length)
            .Where(item => plays[item] >= minimumPlays && plays[item] < popularFrom && completion[item] > mean)
            .OrderByDescending(item => completion[item]).ThenBy(item => item)
            .Take(Most)];
        return new HiddenGemPool(items);
    }
}
