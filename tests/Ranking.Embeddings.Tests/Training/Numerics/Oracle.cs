using MathNet.Numerics.LinearAlgebra;

namespace Ranking.Embeddings.Tests.Training.Numerics;

/// <summary>The same in double precision, by MathNet.</summary>
internal static class Oracle
{
    public static Matrix<double> Of(DenseMatrix matrix) => Matrix<double>.Build.Dense(matrix.Rows, matrix.Columns, (i, j) => matrix.Row(i)[j]);

    /// <summary>A random symmetric positive definite matrix: RᵀR of a tall random R, and some of the identity.</summary>
    public static DenseMatrix PositiveDefinite(int n, SeededRandom random, float diagonal = 1f)
    {
        var matrix = new DenseMatrix(n, n);
        Gemm.Gram(DenseMatrix.Random(n + 8, n, 1f, random), matrix, 1);
        for (int i = 0; i < n; i++)
        {
            matrix.Row(i)[i] += diagonal;
        }

        return matrix;
    }

    public static void Near(Matrix<double> expected, DenseMatrix actual, double tolerance)
    {
        double largest = Math.Max(1e-30, expected.Enumerate().Select(Math.Abs).DefaultIfEmpty(0).Max());
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.Rows, actual.Columns));
        for (int i = 0; i < actual.Rows; i++)
        {
            for (int j = 0; j < actual.Columns; j++)
            {
                Assert.True(Math.Abs(expected[i, j] - actual.Row(i)[j]) <= tolerance * largest, $"({i}, {j}): {actual.Row(i)[j]} is not {expected[i, j]}.");
            }
        }
    }
}
