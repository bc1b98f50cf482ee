using System.Numerics.Tensors;

namespace Ranking.Abstractions.Tests;

public class EmbeddingTableQuantizingTests
{
    [Fact]
    public void Keeps_the_length_of_rows_and_their_direction_up_to_a_hundredth() => Law.Holds(random =>
    {
        int dimensions = 1 + random.NextInt32(200);
        EmbeddingTable table = Draw(random, 20, dimensions);
        EmbeddingTable quantized = table.Quantize();
        Assert.True(quantized.IsQuantized);
        Assert.Same(quantized, quantized.Quantize());
        Assert.Equal(table.Norms.ToArray(), quantized.Norms.ToArray());
        for (int row = 0; row < table.Count; row++)
        {
            float length = TensorPrimitives.Norm(quantized.Row(row));
            Assert.Equal(table.Norm(row) == 0f ? 0f : 1f, length, 1e-6f);
            // No number is off by more than half a step; the largest of 200 random numbers is at most four times the usual one.
            Assert.True(TensorPrimitives.Distance(quantized.Row(row), table.Row(row)) < 0.012f);
        }
    });

    [Fact]
    public void Scores_are_those_of_its_rows() => Law.Holds(random =>
    {
        int dimensions = 1 + random.NextInt32(70);
        EmbeddingTable table = Draw(random, 20, dimensions).Quantize();
        float[] direction = [.. Enumerable.Range(0, dimensions).Select(_ => (float)random.NextGaussian())];
        EmbeddingTable.Normalize(direction);
        var all = new float[20];
        table.Cosine(direction, all);
        var some = new float[3];
        table.Cosine(direction, [19, 0, 7], some);
        var room = new float[dimensions + 3];
        Assert.Equal(Enumerable.Range(0, 20).Select(row => TensorPrimitives.Dot(direction, table.Row(row))), all);
        Assert.Equal([all[19], all[0], all[7]], some);
        Assert.All(Enumerable.Range(0, 20), row => Assert.Equal(table.Row(row).ToArray(), table.Row(row, room).ToArray()));
        Assert.All(Enumerable.Range(0, 20), row =>
        {
            var bytes = new sbyte[dimensions];
            float scale = table.QuantizeRow(row, bytes);
            Assert.Equal(table.Row(row).ToArray(), bytes.Select(x => x * scale));
        });
    });

    [Fact]
    public void Is_the_same_made_row_by_row_and_from_what_was_saved() => Law.Holds(random =>
    {
        int dimensions = 1 + random.NextInt32(20);
        int count = random.NextInt32(40);
        EmbeddingTable table = Draw(random, count, dimensions);
        EmbeddingTable quantized = table.Quantize();
        // Normalised once more, a number may differ in its last bit, and a byte then by one.
        EmbeddingTable written = EmbeddingTable.Create(
            dimensions, count, (row, numbers) => table.Row(row).CopyTo(numbers), ids: null, isQuantized: true, rowsInChunk: 1 << random.NextInt32(4));
        Assert.All(Enumerable.Range(0, count), row => Assert.True(TensorPrimitives.Distance(written.Row(row), quantized.Row(row)) < 0.05f));
        EmbeddingTable saved = EmbeddingTable.FromQuantized(dimensions, written.QuantizedChunks, written.Scales, written.Norms);
        Assert.All(Enumerable.Range(0, count), row => Assert.Equal(written.Row(row).ToArray(), saved.Row(row).ToArray()));
    });

    [Fact]
    public void Binds_to_a_catalog_as_floats_do()
    {
        EmbeddingTable table = EmbeddingTable.Create(2, [3f, 0f, 0f, -2f], ["t002", "t000"]).Quantize();
        EmbeddingTable bound = table.BindTo(Films.Catalog(3));
        Assert.True(bound.IsQuantized);
        Assert.Equal(1, bound.UnmatchedCount);
        Assert.Equal([2f, 0f, 3f], bound.Norms.ToArray());
        Assert.Equal([0f, -1f], bound.Row(0).ToArray());
        Assert.Equal([0f, 0f], bound.Row(1).ToArray());
        Assert.Equal([1f, 0f], bound.Row(2).ToArray());
    }

    [Fact]
    public void Refuses_bytes_scales_and_norms_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromQuantized(2, [new sbyte[3]], new float[1], new float[1]));
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromQuantized(2, [new sbyte[4]], new float[1], new float[2]));
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromQuantized(2, [new sbyte[4]], new[] { float.NaN, 1f }, new float[2]));
        Assert.Throws<ArgumentException>(() => EmbeddingTable.FromQuantized(2, [new sbyte[4]], new float[2], new float[2], ["a"]));
        Assert.Throws<ArgumentException>(() => EmbeddingTable.Create(2, [1f, 0f]).QuantizeRow(0, new sbyte[3]));
    }

    private static EmbeddingTable Draw(SeededRandom random, int count, int dimensions) =>
        EmbeddingTable.Create(dimensions, [.. Enumerable.Range(0, count * dimensions).Select(i => (i / dimensions) % 7 == 3 ? 0f : (float)random.NextGaussian())]);
}
