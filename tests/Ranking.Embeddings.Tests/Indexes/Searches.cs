namespace Ranking.Embeddings.Tests;

/// <summary>Searches, and what they should find.</summary>
internal static class Searches
{
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
}
