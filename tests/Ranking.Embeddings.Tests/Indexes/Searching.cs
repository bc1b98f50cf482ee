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

    public static (int[] Rows, float[] Scores, int[] Counts) RunBatch(IVectorIndex index, float[] queries, in CandidateFilter filter, int take)
    {
        var counts = new int[queries.Length / index.Dimensions];
        var rows = new int[take * counts.Length];
        var scores = new float[take * counts.Length];
        index.SearchBatch(queries, filter, rows, scores, counts);
        return (rows, scores, counts);
    }

    public static (int[] Rows, float[] Scores) Search(this IVectorIndex index, float[] query, in CandidateFilter filter, int take)
    {
        var rows = new int[take];
        var scores = new float[take];
        int found = index.Search(query, filter, rows, scores);
        return (rows[..found], scores[..found]);
    }

    /// <summary>All rows that are accepted and not zero, the best first.</summary>
    public static (int Row, float Score)[] Exact(EmbeddingTable table, VectorSimilarity similarity, float[] query, Func<int, bool>? accepts = null)
    {
        var cosines = new float[table.Count];
        table.Cosine(query, cosines);
        return [.. Enumerable.Range(0, table.Count)
            .Where(row => table.Norm(row) > 0f && accepts?.Invoke(row) != false)
            .Select(row => (row, similarity == VectorSimilarity.Dot ? cosines[row] * table.Norm(row) : cosines[row]))
            .OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.row)];
    }

    /// <summary>The mean share of the nearest rows that are found. Rows that score as much as the last of them are as good.</summary>
    public static double Recall(
        IVectorIndex index, EmbeddingTable table, IEnumerable<float[]> queries, int take, Func<int, bool>? accepts = null, VectorSimilarity similarity = VectorSimilarity.Cosine)
    {
        ulong[]? mask = accepts is null ? null : Mask(table.Count, accepts);
        return queries.Average(query =>
        {
            (int Row, float Score)[] nearest = [.. Exact(table, similarity, query, accepts).Take(take)];
            (int[] rows, float[] scores) = index.Search(query, mask is null ? CandidateFilter.None : CandidateFilter.Mask(mask), take);
            Assert.Equal(nearest.Length, rows.Length);
            Assert.Equal(rows.Length, rows.Distinct().Count());
            float least = nearest.Length == 0 ? 0f : nearest[^1].Score;
            return nearest.Length == 0 ? 1 : scores.Count(score => score >= least - (1e-6f * Math.Abs(least))) / (double)nearest.Length;
        });
    }

    public static ulong[] Mask(int count, Func<int, bool> accepts)
    {
        var bits = new ulong[(count + 63) / 64];
        for (int row = 0; row < count; row++)
        {
            bits[row >> 6] |= accepts(row) ? 1UL << (row & 63) : 0;
        }

        return bits;
    }

    /// <summary>The index with every search walking through the graph, however few rows there are.</summary>
    public static HnswIndex Walking(this HnswIndex index) => index.AlwaysWalking();

    private static void Draw(SeededRandom random, Span<float> numbers, bool isCoarse)
    {
        for (int k = 0; k < numbers.Length; k++)
        {
            numbers[k] = isCoarse ? random.NextInt32(5) - 2f : (float)random.NextGaussian();
        }
    }
}
