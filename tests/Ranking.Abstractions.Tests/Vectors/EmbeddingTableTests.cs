namespace Ranking.Abstractions.Tests;

public class EmbeddingTableTests
{
    // Longer than four of the widest registers, so that every tail of a kernel is met.
    private const int LongestRow = 257;

    [Fact]
    public void Normalises_rows_of_every_length_as_plain_arithmetic_does()
    {
        var random = new SeededRandom(1);
        for (int length = 1; length <= LongestRow; length++)
        {
            float[] vector = Draw(random, length);
            double norm = Norm(vector);
            float[] scaled = [.. vector];
            Assert.Equal(norm, EmbeddingTable.Normalize(scaled), 1e-5 * norm);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(vector[i] / norm, scaled[i], 2e-6);
            }
        }
    }

    [Fact]
    public void Gives_cosines_of_every_length_as_plain_arithmetic_does()
    {
        var random = new SeededRandom(2);
        for (int length = 1; length <= LongestRow; length++)
        {
            const int Count = 5;
            float[] rows = Draw(random, Count * length);
            float[] direction = Draw(random, length);
            EmbeddingTable table = EmbeddingTable.Create(length, rows);
            double[] expected = [.. Enumerable.Range(0, Count).Select(row => Cosine(rows.AsSpan(row * length, length), direction))];
            EmbeddingTable.Normalize(direction);

            var scores = new float[Count];
            table.Cosine(direction, scores);
            var some = new float[2];
            table.Cosine(direction, [4, 1], some);
            Assert.Equal([scores[4], scores[1]], some);

            for (int row = 0; row < Count; row++)
            {
                Assert.Equal(expected[row], scores[row], 3e-6);
            }

            Assert.Equal([scores[4], scores[1]], some);
        }
    }

    [Fact]
    public void Leaves_an_empty_vector_without_direction() => Assert.Equal(0f, EmbeddingTable.Normalize([]));

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Makes_a_zero_row_of_one_without_direction(float bad)
    {
        for (int length = 1; length < 40; length++)
        {
            float[] row = new float[length];
            Array.Fill(row, float.IsFinite(bad) ? bad : 1f);
            row[^1] = bad;
            EmbeddingTable table = EmbeddingTable.Create(length, row);
            Assert.All(table.Row(0).ToArray(), x => Assert.Equal(0f, x));
            Assert.Equal(0f, table.Norm(0));
            var score = new float[1];
            table.Cosine(EmbeddingTable.Create(length, [.. Enumerable.Repeat(1f, length)]).Row(0), score);
            Assert.Equal(0f, score[0]);
        }
    }

    [Theory]
    [InlineData(1e30f)]
    [InlineData(1e-30f)]
    [InlineData(1e-42f)]
    [InlineData(3e38f)]
    public void Normalises_huge_and_tiny_vectors(float size)
    {
        EmbeddingTable table = EmbeddingTable.Create(3, [size, 0f, -size, 0f, size, 0f]);
        Assert.Equal(Math.Sqrt(0.5), table.Row(0)[0], 1e-6);
        Assert.Equal(-Math.Sqrt(0.5), table.Row(0)[2], 1e-6);
        Assert.Equal(1f, table.Row(1)[1]);
        Assert.Equal(Math.Min(size * Math.Sqrt(2), float.MaxValue), table.Norm(0), 1e-2 * size);
        Assert.Equal(size, table.Norm(1));
    }

    [Fact]
    public void Keeps_a_copy_of_its_rows()
    {
        float[] rows = [3f, 4f];
        EmbeddingTable table = EmbeddingTable.Create(2, rows);
        rows[0] = 100f;
        Assert.Equal([0.6f, 0.8f], table.Row(0).ToArray());
        Assert.Equal(5f, table.Norm(0));
    }

    // A list that its maker changed afterwards bound the rows to other titles.
    [Fact]
    public void Keeps_a_copy_of_its_ids()
    {
        var ids = new List<string> { "t000", "t001" };
        EmbeddingTable table = EmbeddingTable.Create(1, [1f, -1f], ids);
        ids.Reverse();
        Assert.Equal([1f], table.BindTo(Films.Catalog(2)).Row(0).ToArray());
    }

    [Fact]
    public void Binds_its_rows_to_titles_and_counts_those_without()
    {
        EmbeddingTable bound = EmbeddingTable.Create(2, [1f, 0f, 0f, 2f, 3f, 0f], ["t003", "gone", "t001"]).BindTo(Films.Catalog(4));
        Assert.Equal(4, bound.Count);
        Assert.Equal(2, bound.UnmatchedCount);
        Assert.Equal([1f, 0f], bound.Row(3).ToArray());
        Assert.Equal([1f, 0f], bound.Row(1).ToArray());
        Assert.Equal([0f, 0f], bound.Row(0).ToArray());
        Assert.Equal([0f, 3f, 0f, 1f], Enumerable.Range(0, 4).Select(bound.Norm));
    }

    [Fact]
    public void Refuses_to_bind_rows_without_ids() =>
        Assert.Throws<InvalidOperationException>(() => EmbeddingTable.Create(1, [1f]).BindTo(Films.Catalog(1)));

    [Fact]
    public void Refuses_numbers_that_do_not_make_whole_rows()
    {
        Assert.Throws<ArgumentException>(() => EmbeddingTable.Create(2, [1f, 2f, 3f]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingTable.Create(0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingTable.Create(-1, []));
    }

    [Fact]
    public void Refuses_ids_that_are_not_one_a_row_or_repeat()
    {
        Assert.Contains("1 were given", Assert.Throws<ArgumentException>(() => EmbeddingTable.Create(1, [1f, 2f], ["a"])).Message);
        Assert.Contains("1 of them different", Assert.Throws<ArgumentException>(() => EmbeddingTable.Create(1, [1f, 2f], ["a", "a"])).Message);
    }

    [Fact]
    public void Refuses_lengths_that_do_not_fit()
    {
        EmbeddingTable table = EmbeddingTable.Create(2, [1f, 0f, 0f, 1f]);
        Assert.Throws<ArgumentException>(() => table.Cosine(new float[3], new float[2]));
        Assert.Throws<ArgumentException>(() => table.Cosine(new float[2], new float[3]));
        Assert.Throws<ArgumentException>(() => table.Cosine(new float[1], [0], new float[1]));
        Assert.Throws<ArgumentException>(() => table.Cosine(new float[2], [0], new float[2]));
    }

    [Fact]
    public void Scores_zero_for_a_direction_of_zeros()
    {
        float[] scores = [9f, 9f];
        EmbeddingTable.Create(2, [1f, 0f, 0f, 1f]).Cosine(new float[2], scores);
        Assert.Equal([0f, 0f], scores);
    }

    [Fact]
    public void Rows_that_are_normalised_already_are_shared_and_read_as_they_lie()
    {
        float[] rows = [0f, 0f, 0.6f, 0.8f, 0f, 0f, 1f, 0f];
        foreach (ReadOnlyMemory<float> memory in (ReadOnlyMemory<float>[])[rows.AsMemory(2), new float[] { 0.6f, 0.8f, 0f, 0f, 1f, 0f }, new ForeignMemory([0.6f, 0.8f, 0f, 0f, 1f, 0f]).Memory])
        {
            EmbeddingTable table = EmbeddingTable.FromNormalized(2, [memory], new[] { 5f, 0f, 2f }, ["t002", "t001", "t000"]);
            Assert.True(memory.Span.Overlaps(table.Chunks[0].Span));
            Assert.Equal((3, 2, 0), (table.Count, table.Dimensions, table.UnmatchedCount));
            Assert.Equal([0.6f, 0.8f], table.Row(0).ToArray());
            Assert.Equal([1f, 0f], table.Row(2).ToArray());
            Assert.Equal([5f, 0f, 2f], table.Norms.ToArray());
            var scores = new float[3];
            table.Cosine([1f, 0f], scores);
            Assert.Equal([0.6f, 0f, 1f], scores);
            Assert.Equal([2f, 0f, 5f], table.BindTo(Films.Catalog(3)).Norms.ToArray());
            Assert.ThrowsAny<ArgumentException>(() => table.Row(3).Length);
            Assert.ThrowsAny<ArgumentException>(() => table.Row(-1).Length);
        }
    }

    [Fact]
    public void Refuses_normalised_rows_whose_norms_or_ids_do_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingTable.FromNormalized(0, [new float[1]], new float[1]));
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromNormalized(2, [new float[3]], new float[1]));
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromNormalized(2, [new float[4]], new float[1]));
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromNormalized(2, [new float[4]], new float[2], ["a"]));
        Assert.All([-1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity], bad =>
            Assert.Throws<ArgumentException>(() => EmbeddingTable.FromNormalized(2, [new float[4]], new[] { 1f, bad })));
        Assert.Equal(0, EmbeddingTable.FromNormalized(2, [ReadOnlyMemory<float>.Empty], ReadOnlyMemory<float>.Empty).Count);
    }

    // Rows that are in order already would be doubled for a moment, and a mapped table read as a whole.
    [Fact]
    public void Binds_rows_in_the_order_of_the_catalog_without_copying_them()
    {
        EmbeddingTable table = EmbeddingTable.Create(1, [1f, -1f, 0f], ["t000", "t001", "t002"]);
        EmbeddingTable bound = table.BindTo(Films.Catalog(3));
        Assert.True(table.Chunks[0].Span.Overlaps(bound.Chunks[0].Span));
        Assert.Equal(0, bound.UnmatchedCount);
        Assert.Throws<InvalidOperationException>(() => bound.BindTo(Films.Catalog(3)));
        Assert.False(table.Chunks[0].Span.Overlaps(table.BindTo(Films.Catalog(2)).Chunks[0].Span));
    }

    [Fact]
    public void Refuses_to_bind_two_rows_to_one_title()
    {
        EmbeddingTable table = EmbeddingTable.FromNormalized(1, [new[] { 1f, -1f }], new[] { 1f, 1f }, ["t001", "t001"]);
        Assert.Contains("'t001'", Assert.Throws<RankingException>(() => table.BindTo(Films.Catalog(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_the_ids_of_its_rows()
    {
        EmbeddingTable table = EmbeddingTable.Create(1, [1f, 2f], ["t001", "gone"]);
        Assert.Equal(["t001", "gone"], table.Ids);
        Assert.Equal(["t000", "t001"], table.BindTo(Films.Catalog(2)).Ids);
        Assert.Empty(EmbeddingTable.Create(1, [1f]).Ids);
    }

    private static float[] Draw(SeededRandom random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];

    private static double Norm(ReadOnlySpan<float> vector)
    {
        double squares = 0;
        foreach (float x in vector)
        {
            squares += (double)x * x;
        }

        return Math.Sqrt(squares);
    }

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double dot = 0;
        for (int i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
        }

        return dot / (Norm(a) * Norm(b));
    }

    private sealed class ForeignMemory(float[] numbers) : System.Buffers.MemoryManager<float>
    {
        public override Span<float> GetSpan() => numbers;

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
