namespace Ranking.Embeddings.Tests;

public class SubspaceReductionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Keeps_the_cosines_of_centred_rows_when_it_has_as_many_dimensions_as_the_rank(int dimensions)
    {
        float[,] matrix = RankTwo(seed: 1, height: 12, width: 9);
        float[] reduced = SubspaceReduction.Reduce(Sparse.Of(matrix), dimensions, seed: 5);
        float[][] centred = Centre(matrix);
        for (int a = 0; a < centred.Length; a++)
        {
            for (int b = 0; b < centred.Length; b++)
            {
                Assert.Equal(Sparse.Dot(centred[a], centred[b]), Sparse.Dot(Row(reduced, a, dimensions), Row(reduced, b, dimensions)), 1e-3);
                Assert.Equal(Sparse.Cosine(centred[a], centred[b]), Sparse.Cosine(Row(reduced, a, dimensions), Row(reduced, b, dimensions)), 1e-3);
            }
        }
    }

    [Fact]
    public void Projects_on_the_directions_in_which_rows_vary_most()
    {
        // Two strong directions and a third a hundredth as strong: two dimensions keep all but that of every product.
        var random = new SeededRandom(2);
        float[,] matrix = RankTwo(seed: 3, height: 40, width: 10);
        float[,] strong = (float[,])matrix.Clone();
        for (int i = 0; i < 40; i++)
        {
            matrix[i, random.NextInt32(10)] += 0.01f;
        }

        float[] reduced = SubspaceReduction.Reduce(Sparse.Of(matrix), 2, seed: 0);
        float[][] centred = Centre(strong);
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(Sparse.Cosine(centred[0], centred[i]), Sparse.Cosine(Row(reduced, 0, 2), Row(reduced, i, 2)), 0.05);
        }
    }

    [Fact]
    public void Gives_the_same_numbers_for_a_seed_and_the_same_products_for_any()
    {
        SparseRows rows = Sparse.Of(RankTwo(seed: 4, height: 10, width: 6));
        float[] once = SubspaceReduction.Reduce(rows, 2, seed: 1);
        Assert.Equal(once, SubspaceReduction.Reduce(rows, 2, seed: 1));
        float[] other = SubspaceReduction.Reduce(rows, 2, seed: 2);
        Assert.NotEqual(once, other);
        Assert.Equal(Sparse.Dot(Row(once, 3, 2), Row(once, 7, 2)), Sparse.Dot(Row(other, 3, 2), Row(other, 7, 2)), 1e-3);
    }

    [Fact]
    public void Leaves_rows_of_zeros_at_zero_and_out_of_the_mean()
    {
        float[] reduced = SubspaceReduction.Reduce(Sparse.Of(new float[,] { { 2, 0 }, { 0, 0 }, { 0, 2 } }), 2, seed: 0);
        Assert.Equal([0f, 0f], Row(reduced, 1, 2).ToArray());
        Assert.Equal(-1, Sparse.Cosine(Row(reduced, 0, 2), Row(reduced, 2, 2)), 1e-5);
    }

    [Fact]
    public void Keeps_a_single_row_as_it_is()
    {
        float[] reduced = SubspaceReduction.Reduce(Sparse.Of(new float[,] { { 3, 4 }, { 0, 0 } }), 1, seed: 0);
        Assert.Equal(5, Math.Abs(reduced[0]), 1e-4);
        Assert.Equal(0f, reduced[1]);
    }

    [Fact]
    public void Takes_a_matrix_of_zeros() => Assert.Equal(new float[6], SubspaceReduction.Reduce(Sparse.Of(new float[3, 4]), 2, seed: 0));

    private static ReadOnlySpan<float> Row(float[] rows, int row, int width) => rows.AsSpan(row * width, width);

    private static float[,] RankTwo(ulong seed, int height, int width)
    {
        var random = new SeededRandom(seed);
        float[] first = [.. Enumerable.Range(0, width).Select(_ => (float)random.NextGaussian())];
        float[] second = [.. Enumerable.Range(0, width).Select(_ => (float)random.NextGaussian())];
        var matrix = new float[height, width];
        for (int i = 0; i < height; i++)
        {
            (float a, float b) = ((float)random.NextGaussian(), (float)random.NextGaussian());
            for (int j = 0; j < width; j++)
            {
                matrix[i, j] = (a * first[j]) + (b * second[j]);
            }
        }

        return matrix;
    }

    private static float[][] Centre(float[,] matrix)
    {
        (int height, int width) = (matrix.GetLength(0), matrix.GetLength(1));
        double[] mean = [.. Enumerable.Range(0, width).Select(j => Enumerable.Range(0, height).Average(i => (double)matrix[i, j]))];
        return [.. Enumerable.Range(0, height).Select(i => Enumerable.Range(0, width).Select(j => (float)(matrix[i, j] - mean[j])).ToArray())];
    }
}
