namespace Ranking.Embeddings;

/// <summary>Orders by chance.</summary>
internal static class Order
{
    /// <summary>Every order is as likely as any other (Fisher and Yates; Durstenfeld 1964).</summary>
    public static void Shuffle(Span<int> values, SeededRandom random)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = random.NextInt32(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
