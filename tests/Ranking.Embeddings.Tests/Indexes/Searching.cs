using System.Numerics.Tensors;

namespace Ranking.Embeddings.Tests;

/// <summary>Tables and searches of the tests of indexes.</summary>
internal static class Searching
{
    /// <summary>Rows of different lengths, some without a direction; coarse ones have few different numbers, so that many scores are equal.</summary>
    public static EmbeddingTable Table(SeededRandom random, int count, int dimensions, bool isCoarse) => EmbeddingTable.Create(dimensions, count, (row, numbers) =>
    {
        if (random.NextInt32(20) == 0)
        {
            numbers.Fill(random.NextInt32(2) == 0 ? 0f : float.NaN);
            return;
        }

        Draw(random, numbers, isCoarse);
        TensorPrimitives.Multiply(numbers, isCoarse ? 1f : 0.2f + (3f * random.NextSingle()), numbers);
    });

    /// <summary>A query of length 1.</summary>
    public static float[] Query(SeededRandom random, int dimensions, bool isCoarse)
    {
        var query = new float[dimensions];
        while (EmbeddingTable.Normalize(query) == 0f)
        {
            Draw(random, query, isCoarse);
        }

        return query;
    }

    /// <summary>The scores of all rows, one dimension after the other.</summary>
    public static float[] Scores(EmbeddingTable table, VectorSimilarity similarity, float[] query) =>
        [.. Enumerable.Range(0, table.Count).Select(row =>
        {
            double sum = 0;
            float[] vector = table.Row(row).ToArray();
            for (int k = 0; k < query.Length; k++)
            {
                sum += (double)query[k] * vector[k];
            }

            return (float)(similarity == VectorSimilarity.Dot ? sum * table.Norm(row) : sum);
        })];

    public static (int[] Rows, float[] Scores) Run(IVectorIndex index, float[] query, in CandidateFilter filter, int take)
    {
        var rows = new int[take];
        var scores = new float[take];
        int found = index.Search(query, filter, rows, scores);
        return (rows[..found], scores[..found]);
    }

    public static (int[] Rows, float[] Scores, int[] Counts) RunBatch(IVectorIndex index, float[] queries, in CandidateFilter filter, int take)
    {
        var counts = new int[queries.Length / index.Dimensions];
        var rows = new int[take * counts.Length];
        var scores = new float[take * counts.Length];
        index.SearchBatch(queries, filter, rows, scores, counts);
        return (rows, scores, counts);
    }

    public static ulong[] Bits(IEnumerable<int> ordinals, int count)
    {
        var bits = new ulong[(count + 63) / 64];
        foreach (int ordinal in ordinals)
        {
            bits[ordinal >> 6] |= 1UL << (ordinal & 63);
        }

        return bits;
    }

    private static void Draw(SeededRandom random, Span<float> numbers, bool isCoarse)
    {
        for (int k = 0; k < numbers.Length; k++)
        {
            numbers[k] = isCoarse ? random.NextInt32(5) - 2f : (float)random.NextGaussian();
        }
    }
}
