namespace Ranking.Abstractions.Tests;

public class EmbeddingTableChunksTests
{
    [Fact]
    public void Rows_in_chunks_are_those_in_one_piece() => Law.Holds(random =>
    {
        int dimensions = 1 + random.NextInt32(9);
        int count = random.NextInt32(50);
        float[] numbers = [.. Enumerable.Range(0, count * dimensions).Select(_ => (float)random.NextGaussian())];
        EmbeddingTable whole = EmbeddingTable.Create(dimensions, numbers);
        EmbeddingTable table = EmbeddingTable.Create(
            dimensions, count, (row, room) => numbers.AsSpan(row * dimensions, dimensions).CopyTo(room), ids: null, isQuantized: false, rowsInChunk: 1 << random.NextInt32(4));
        foreach (EmbeddingTable chunked in (EmbeddingTable[])[table, EmbeddingTable.FromNormalized(dimensions, table.Chunks, table.Norms)])
        {
            Assert.Equal(whole.Norms.ToArray(), chunked.Norms.ToArray());
            Assert.All(Enumerable.Range(0, count), row => Assert.Equal(whole.Row(row).ToArray(), chunked.Row(row).ToArray()));
            float[] direction = [.. Enumerable.Range(0, dimensions).Select(_ => (float)random.NextGaussian())];
            (float[] expected, float[] scores) = (new float[count], new float[count]);
            whole.Cosine(direction, expected);
            chunked.Cosine(direction, scores);
            Assert.Equal(expected, scores);
            int[] rows = [.. Enumerable.Range(0, count).Where(_ => random.NextInt32(2) == 0)];
            var some = new float[rows.Length];
            chunked.Cosine(direction, rows, some);
            Assert.Equal(rows.Select(row => expected[row]), some);
            Assert.ThrowsAny<ArgumentException>(() => chunked.Row(count).Length);
            Assert.ThrowsAny<ArgumentException>(() => chunked.Row(-1).Length);
        }
    });

    [Theory]
    [InlineData(new[] { 6, 2 }, 4)]
    [InlineData(new[] { 2, 4, 2 }, 4)]
    [InlineData(new[] { 4, 3 }, 4)]
    [InlineData(new[] { 4, 6 }, 5)]
    [InlineData(new[] { 4, 0 }, 2)]
    [InlineData(new[] { 4, 4 }, 5)]
    public void Refuses_chunks_that_are_not_the_same_power_of_two_of_rows(int[] lengths, int count)
    {
        ReadOnlyMemory<float>[] chunks = [.. lengths.Select(length => (ReadOnlyMemory<float>)new float[length])];
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromNormalized(2, chunks, new float[count]));
    }

    [Fact]
    public void Chunks_hold_a_power_of_two_of_rows_within_a_gibibyte()
    {
        Assert.Equal(1 << 22, VectorRows<float>.RowsInChunk(64));
        Assert.Equal(1 << 24, VectorRows<sbyte>.RowsInChunk(64));
        Assert.Equal(1 << 19, VectorRows<float>.RowsInChunk(384));
        Assert.Equal(1, VectorRows<float>.RowsInChunk(1 << 29));
    }
}
