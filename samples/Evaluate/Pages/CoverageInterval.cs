using Ranking.Evaluation;

namespace Ranking.Samples.Evaluate.Pages;

/// <summary>
/// Coverage of the catalog by the pages of many people, with an interval by the jackknife over 20 blocks of people (Efron and Tibshirani 1993, chapter 11): a resample
/// with repetitions would show fewer titles than the people do.
/// <code>
/// se² = (B − 1) / B · Σ (c(without b) − mean of c(without b))²        c ± 1.96 · se
/// </code>
/// </summary>
internal static class CoverageInterval
{
    private const int Blocks = 20;

    public static BootstrapInterval Of(IReadOnlyList<int[]> pages, int items)
    {
        int blocks = Math.Min(Blocks, pages.Count);
        var all = new int[items];
        var byBlock = new int[blocks][];
        for (int b = 0; b < blocks; b++)
        {
            byBlock[b] = new int[items];
            for (int page = b; page < pages.Count; page += blocks)
            {
                foreach (int item in pages[page].Where(item => item >= 0))
                {
                    byBlock[b][item]++;
                    all[item]++;
                }
            }
        }

        double coverage = CatalogMetrics.Coverage(all);
        double[] without = [.. byBlock.Select(block => CatalogMetrics.Coverage([.. all.Zip(block, (whole, part) => whole - part)]))];
        double mean = without.Average();
        double error = Math.Sqrt((blocks - 1.0) / blocks * without.Sum(c => (c - mean) * (c - mean)));
        return new BootstrapInterval(coverage, Math.Max(0, coverage - (1.96 * error)), Math.Min(1, coverage + (1.96 * error)));
    }
}
