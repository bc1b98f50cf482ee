namespace Ranking.Embeddings.Tests;

public class SparseRowsTests
{
    [Fact]
    public void Multiplies_as_the_dense_matrix_does() => Law.Holds(random =>
    {
        (int height, int inner, int width) = (random.NextInt32(8), 1 + random.NextInt32(8), 1 + random.NextInt32(20));
        float[,] matrix = new float[height, inner];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i / inner, i % inner] = random.NextInt32(2) == 0 ? 0f : random.NextInt32(9) - 4;
        }

        SparseRows sparse = Sparse.Of(matrix);
        Assert.Equal((height, inner), (sparse.RowCount, sparse.ColumnCount));
        float[] right = [.. Enumerable.Range(0, inner * width).Select(_ => (float)random.NextInt32(9) - 4)];
        float[] left = [.. Enumerable.Range(0, height * width).Select(_ => (float)random.NextInt32(9) - 4)];
        float[] product = [.. Enumerable.Repeat(9f, height * width)];
        float[] transposed = [.. Enumerable.Repeat(9f, inner * width)];
        sparse.Multiply(right, width, product);
        sparse.MultiplyTransposed(left, width, transposed);

        for (int k = 0; k < width; k++)
        {
            for (int i = 0; i < height; i++)
            {
                Assert.Equal(Enumerable.Range(0, inner).Sum(j => matrix[i, j] * right[(j * width) + k]), product[(i * width) + k]);
            }

            for (int j = 0; j < inner; j++)
            {
                Assert.Equal(Enumerable.Range(0, height).Sum(i => matrix[i, j] * left[(i * width) + k]), transposed[(j * width) + k]);
            }
        }
    });
}
