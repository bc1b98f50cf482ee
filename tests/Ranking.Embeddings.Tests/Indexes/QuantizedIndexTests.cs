namespace Ranking.Embeddings.Tests;

public class QuantizedIndexTests : ExactSearchTests
{
    // One large number among small ones leaves the small ones hardly a byte: a fixed number of rescored rows would miss the nearest.
    [Fact]
    public void Misses_nothing_where_bytes_say_little()
    {
        var random = new SeededRandom(6);
        const int Dimensions = 48;
        EmbeddingTable table = EmbeddingTable.Create(Dimensions, 5_000, (row, numbers) =>
        {
            for (int k = 0; k < Dimensions; k++)
            {
                numbers[k] = 0.001f * (float)random.NextGaussian();
            }

            numbers[0] = 1f;
        });
        IVectorIndex index = Create(table);
        for (int i = 0; i < 20; i++)
        {
            float[] query = Searching.Query(random, Dimensions, isCoarse: false);
            query[0] = 0f;
            EmbeddingTable.Normalize(query);
            float[] all = Searching.Scores(table, VectorSimilarity.Cosine, query);
            (int[] rows, float[] scores) = index.Search(query, CandidateFilter.None, 10);
            Assert.All(all.OrderDescending().Take(10).Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 1e-7f));
            Assert.Equal(10, rows.Length);
        }
    }

    [Fact]
    public void Bounds_hold_for_every_row_and_are_near() => Law.Holds(random =>
    {
        int dimensions = 1 + random.NextInt32(100);
        EmbeddingTable table = Searching.Table(random, 1 + random.NextInt32(40), dimensions, isCoarse: random.NextInt32(2) == 0);
        VectorSimilarity similarity = random.NextInt32(2) == 0 ? VectorSimilarity.Cosine : VectorSimilarity.Dot;
        var panels = new BytePanels(new IndexedRows(table), similarity, threads: 1);
        float[] numbers = Searching.Query(random, dimensions, isCoarse: false);
        float[] scores = Searching.Scores(table, similarity, numbers);
        float[] bounds = Bounds(panels, numbers, out float[] errors);
        for (int row = 0; row < bounds.Length; row++)
        {
            bool isRow = row < table.Count && table.Norm(row) > 0f;
            Assert.Equal(isRow, !float.IsNaN(bounds[row]));
            if (isRow)
            {
                float length = similarity == VectorSimilarity.Dot ? table.Norm(row) : 1f;
                Assert.InRange(scores[row], bounds[row] - (2f * errors[row]), bounds[row]);
                Assert.InRange(errors[row], 0f, 0.04f * length);
            }
        }
    });

    [Fact]
    public void Refuses_more_dimensions_than_sums_of_products_fit()
    {
        EmbeddingTable table = EmbeddingTable.Create(BytePanels.MostDimensions + 1, new float[BytePanels.MostDimensions + 1]);
        Assert.Contains("65537 dimensions", Assert.Throws<ArgumentException>(() => Create(table)).Message, StringComparison.Ordinal);
    }

    protected override IVectorIndex Create(EmbeddingTable table, VectorSimilarity similarity = VectorSimilarity.Cosine, int threads = 1) => new QuantizedIndex(table, similarity, threads);

    // A bound of every row: all enter, since nothing is known to be reached.
    private static unsafe float[] Bounds(BytePanels panels, float[] numbers, out float[] errors)
    {
        var bounds = new float[panels.Count * BytePanels.Width];
        Array.Fill(bounds, float.NaN);
        errors = new float[bounds.Length];
        fixed (sbyte* room = new sbyte[panels.Groups * 4])
        fixed (ulong* keys = new ulong[BoundedRows.RoomFor(bounds.Length, bounds.Length)])
        {
            QuantizedQuery query = QuantizedQuery.Create(numbers, new Span<sbyte>(room, panels.Groups * 4));
            var candidates = default(BoundedRows);
            candidates.Start(keys, bounds.Length, bounds.Length);
            Assert.Equal(panels.Count, panels.Scan(query, 0, panels.Count, new PanelMask(null, 0, BytePanels.Width), ref candidates));
            foreach (ulong key in candidates.Keys)
            {
                bounds[TopK.OrdinalOf(key)] = TopK.ScoreOf(key);
            }

            for (int row = 0; row < errors.Length; row++)
            {
                errors[row] = panels.ErrorOf(row, query);
            }
        }

        GC.KeepAlive(panels);
        return bounds;
    }
}
