namespace Ranking.Testing;

/// <summary>
/// Lays the vectors of a world out in another number of dimensions, by a random matrix: equal rows stay equal and zero rows zero. Kernels go wrong behind the last whole register, so
/// tables of eight dimensions alone would not find much.
/// </summary>
internal static class Projection
{
    private static readonly int[] Dimensions = [1, 2, 3, 7, 8, 16, 17, 33, 64, 100];

    public static EmbeddingTable Of(RankingSnapshot snapshot, SeededRandom random)
    {
        int dimensions = Dimensions[random.NextInt32(Dimensions.Length)];
        EmbeddingTable? vectors = snapshot.Spaces.Values.MinBy(space => space.Name, StringComparer.Ordinal)?.Items;
        if (vectors is null)
        {
            return EmbeddingTable.Create(dimensions, []);
        }

        double[] matrix = [.. Enumerable.Range(0, dimensions * vectors.Dimensions).Select(_ => random.NextGaussian())];
        var rows = new float[vectors.Count * dimensions];
        for (int row = 0; row < vectors.Count; row++)
        {
            for (int i = 0; i < dimensions; i++)
            {
                double sum = 0;
                for (int k = 0; k < vectors.Dimensions; k++)
                {
                    sum += matrix[(i * vectors.Dimensions) + k] * vectors.Row(row)[k];
                }

                rows[(row * dimensions) + i] = (float)sum;
            }
        }

        return EmbeddingTable.Create(dimensions, rows);
    }
}
