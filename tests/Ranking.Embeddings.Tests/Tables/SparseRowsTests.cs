namespace Ranking.Embeddings.Tests;

public class SparseRowsTests
{
    [Fact]
    public void Turned_round_it_holds_the_same_and_its_columns_ascend() => Law.Holds(random =>
    {
        (int height, int width) = (random.NextInt32(8), 1 + random.NextInt32(8));
        float[,] matrix = new float[height, width];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i / width, i % width] = random.NextInt32(2) == 0 ? 0f : random.NextInt32(9) - 4;
        }

        SparseRows turned = Sparse.Of(matrix).Transposed();
        Assert.Equal((width, height), (turned.RowCount, turned.ColumnCount));
        int count = 0;
        for (int row = 0; row < width; row++)
        {
            int[] columns = turned.Columns(row).ToArray();
            Assert.Equal(columns.Order(), columns);
            count += columns.Length;
            for (int i = 0; i < columns.Length; i++)
            {
                Assert.Equal(matrix[columns[i], row], turned.Values(row)[i]);
            }
        }

        Assert.Equal(matrix.Cast<float>().Count(value => value != 0f), count);
        Assert.Equal(count, turned.Count);
    });

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
