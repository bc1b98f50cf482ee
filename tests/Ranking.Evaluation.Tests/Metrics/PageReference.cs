namespace Ranking.Evaluation.Tests;

/// <summary>The metrics of pages once more, written straight from their formulas and sharing nothing with the library.</summary>
internal static class PageReference
{
    public static double Dcg(int[][] rows, IReadOnlyDictionary<int, float> relevance, double alpha, double beta) => relevance.Sum(title => Places(rows)
        .Where(place => place.Item == title.Key)
        .Select(place => (Math.Pow(2, title.Value) - 1) / Math.Log2((alpha * place.Row) + (beta * place.Column)))
        .DefaultIfEmpty().Max());

    public static double Ndcg(int[][] rows, IReadOnlyDictionary<int, float> relevance, double alpha, double beta)
    {
        // The best page: cells from the nearest on, titles from the most relevant on.
        var cells = Places(rows).OrderBy(place => (alpha * place.Row) + (beta * place.Column)).ToArray();
        float[] best = [.. relevance.Values.OrderDescending().Take(cells.Length)];
        double ideal = best.Select((value, i) => (Math.Pow(2, value) - 1) / Math.Log2((alpha * cells[i].Row) + (beta * cells[i].Column))).Sum();
        return ideal == 0 ? 0 : Dcg(rows, relevance, alpha, beta) / ideal;
    }

    public static double Recall(int[][] rows, int[] relevant, int m, int n) =>
        relevant.Length == 0 ? 0 : rows.Take(m).SelectMany(row => row.Take(n)).Distinct().Count(relevant.Contains) / (double)relevant.Length;

    public static double RowHitRate(int[][] rows, int[] relevant, int n)
    {
        int filled = rows.Count(row => row.Any(item => item >= 0));
        int hits = Enumerable.Range(0, rows.Length).Count(i =>
            rows[i].Take(n).Any(item => relevant.Contains(item) && !rows.Take(i).Any(above => above.Take(n).Contains(item))));
        return filled == 0 ? 0 : hits / (double)filled;
    }

    public static double ExpectedReward(int[] cells, float[] attention, float[] chances)
    {
        double nothing = 1;
        foreach (int item in cells.Where(item => item >= 0).Distinct())
        {
            nothing *= 1 - Enumerable.Range(0, cells.Length).Where(i => cells[i] == item).Max(i => (double)attention[i] * chances[i]);
        }

        return 1 - nothing;
    }

    private static IEnumerable<(int Item, int Row, int Column)> Places(int[][] rows) => rows.SelectMany((row, i) => row.Select((item, j) => (item, i + 1, j + 1)));
}
