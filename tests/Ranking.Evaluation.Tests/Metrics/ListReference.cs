namespace Ranking.Evaluation.Tests;

/// <summary>The metrics once more, written straight from their formulas and sharing nothing with the library.</summary>
internal static class ListReference
{
    public static double Recall(float[] gains, int n, int k) => n == 0 ? 0 : gains.Take(k).Count(g => g > 0) / (double)Math.Min(k, n);

    public static double RecallAll(float[] gains, int n, int k) => n == 0 ? 0 : gains.Take(k).Count(g => g > 0) / (double)n;

    public static double Precision(float[] gains, int k) => gains.Take(k).Count(g => g > 0) / (double)k;

    public static double Hit(float[] gains, int k) => gains.Take(k).Any(g => g > 0) ? 1 : 0;

    public static double ReciprocalRank(float[] gains, int k) =>
        gains.Take(k).Select((g, i) => g > 0 ? 1.0 / (i + 1) : 0).DefaultIfEmpty().Max();

    public static double AveragePrecision(float[] gains, int n, int k) => n == 0
        ? 0
        : Enumerable.Range(1, Math.Min(k, gains.Length)).Where(rank => gains[rank - 1] > 0).Sum(rank => Precision(gains, rank)) / n;

    public static double Ndcg(float[] gains, float[] relevant, int k)
    {
        double ideal = Dcg([.. relevant.OrderDescending()], k);
        return ideal == 0 ? 0 : Dcg(gains, k) / ideal;
    }

    /// <summary>The mean over every order of the ties, one by one.</summary>
    public static double NdcgOverAllOrders(float[] gains, float[] scores, float[] relevant, int k)
    {
        double[] values = [.. Orders([.. gains.Zip(scores)]).Select(order => Ndcg(order, relevant, k))];
        return values.Average();
    }

    private static double Dcg(float[] gains, int k) => gains.Take(k).Select((g, i) => g * Math.Log(2) / Math.Log(i + 2)).Sum();

    private static IEnumerable<float[]> Orders((float Gain, float Score)[] list)
    {
        IEnumerable<float[]> orders = [[]];
        foreach (var group in list.GroupBy(title => title.Score))
        {
            float[] members = [.. group.Select(title => title.Gain)];
            orders = orders.SelectMany(before => Permutations(members).Select(after => before.Concat(after).ToArray()));
        }

        return orders;
    }

    private static IEnumerable<float[]> Permutations(float[] members) => members.Length == 0
        ? [[]]
        : members.SelectMany((first, i) => Permutations([.. members[..i], .. members[(i + 1)..]]).Select(rest => new[] { first }.Concat(rest).ToArray()));
}
