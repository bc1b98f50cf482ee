namespace Ranking.Embeddings.Tests;

public class RowScorerTests
{
    [Fact]
    public void Rows_of_every_length_are_scored_as_one_number_after_the_other()
    {
        var random = new SeededRandom(1);
        for (int dimensions = 1; dimensions <= 257; dimensions++)
        {
            float[] numbers = [.. Enumerable.Range(0, 9 * dimensions).Select(_ => (float)random.NextGaussian())];
            float[] query = [.. Enumerable.Range(0, dimensions).Select(_ => (float)random.NextGaussian())];
            EmbeddingTable table = EmbeddingTable.Create(dimensions, numbers);
            float[] rows = table.Chunks[0].ToArray();
            EmbeddingTable inChunks = EmbeddingTable.FromNormalized(
                dimensions, [rows.AsMemory(0, 4 * dimensions), rows.AsMemory(4 * dimensions, 4 * dimensions), rows.AsMemory(8 * dimensions)], table.Norms);
            EmbeddingTable bytes = table.Quantize();
            EmbeddingTable bytesInChunks = EmbeddingTable.FromQuantized(
                dimensions,
                [bytes.QuantizedChunks[0][..(4 * dimensions)], bytes.QuantizedChunks[0][(4 * dimensions)..(8 * dimensions)], bytes.QuantizedChunks[0][(8 * dimensions)..]],
                bytes.Scales,
                bytes.Norms);
            foreach (EmbeddingTable of in new[] { table, inChunks, bytes, bytesInChunks })
            {
                AssertScores(of, query, [8, 0, 3, 5, 1, 1, 7, 2, 4, 6]);
            }
        }
    }

    // What a row scores does not depend on which rows are scored with it: a graph would depend on how its batches fall.
    [Fact]
    public void A_row_scores_the_same_in_every_place()
    {
        EmbeddingTable table = new Clusters(70).Table(8, seed: 1);
        float[] query = table.Row(3).ToArray();
        var alone = new float[1];
        var together = new float[7];
        RowScorer scorer = RowScorer.OfQuery(new IndexedRows(table), query, []);
        scorer.Score([0, 1, 2, 3, 4, 5, 6], together);
        for (int row = 0; row < 7; row++)
        {
            scorer.Score([row], alone);
            Assert.Equal(together[row], alone[0]);
        }
    }

    private static void AssertScores(EmbeddingTable table, float[] query, int[] rows)
    {
        double[] expected = [.. rows.Select(row => table.Row(row).ToArray().Zip(query, (a, b) => (double)a * b).Sum())];
        for (int count = 0; count <= rows.Length; count++)
        {
            var scores = new float[rows.Length];
            RowScorer scorer = RowScorer.OfQuery(new IndexedRows(table), query, []);
            scorer.Score(rows.AsSpan(0, count), scores);
            Assert.All(Enumerable.Range(0, rows.Length), i => Assert.Equal(i < count ? expected[i] : 0, scores[i], 1e-4));
        }
    }
}
