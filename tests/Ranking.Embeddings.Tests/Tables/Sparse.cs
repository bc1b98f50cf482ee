namespace Ranking.Embeddings.Tests;

/// <summary>Turns matrices from dense to sparse and back.</summary>
internal static class Sparse
{
    public static SparseRows Of(float[,] matrix)
    {
        var offsets = new int[matrix.GetLength(0) + 1];
        var columns = new List<int>();
        var values = new List<float>();
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            for (int j = 0; j < matrix.GetLength(1); j++)
            {
                if (matrix[i, j] != 0f)
                {
                    columns.Add(j);
                    values.Add(matrix[i, j]);
                }
            }

            offsets[i + 1] = columns.Count;
        }

        return new SparseRows(offsets, [.. columns], [.. values], matrix.GetLength(1));
    }

    public static float[][] Rows(SparseRows sparse)
    {
        int width = sparse.ColumnCount;
        var identity = new float[width * width];
        for (int i = 0; i < width; i++)
        {
            identity[(i * width) + i] = 1f;
        }

        var dense = new float[sparse.RowCount * width];
        sparse.Multiply(identity, width, dense);
        return width == 0 ? [.. Enumerable.Repeat<float[]>([], sparse.RowCount)] : [.. dense.Chunk(width)];
    }

    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double dot = 0;
        for (int i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
        }

        return dot;
    }

    public static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));
}
