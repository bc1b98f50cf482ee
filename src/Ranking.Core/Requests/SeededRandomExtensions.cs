namespace Ranking;

/// <summary>Draws by weight.</summary>
internal static class SeededRandomExtensions
{
    /// <summary>Draws a place of a list, each as likely as its weight is large.</summary>
    public static int Draw<T>(this SeededRandom random, List<T> pool, Func<T, double> weight)
    {
        double point = random.NextSingle() * pool.Sum(weight);
        for (int i = 0; i < pool.Count; i++)
        {
            point -= weight(pool[i]);
            if (point < 0)
            {
                return i;
            }
        }

        return pool.Count - 1;
    }
}
