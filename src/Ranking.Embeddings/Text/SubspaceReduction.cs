using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Projects sparse rows onto the directions in which they vary most: the leading right singular vectors of X, found by randomised subspace iteration (Halko,
/// Martinsson and Tropp 2011, algorithm 4.4). Cosines do not depend on the basis of the subspace, so the singular values are never needed.
/// <code>
/// V ← orthonormal basis of a random matrix
/// repeat 6 times:  V ← orthonormal basis of Xᵀ (X V)
/// Z ← X V, and the mean of its rows is taken off each row that is not zero
/// </code>
/// Without the mean taken off, every title leans towards what all titles share, and every taste does too.
/// </summary>
internal static class SubspaceReduction
{
    private const int Iterations = 6;

    public static float[] Reduce(SparseRows rows, int dimensions, ulong seed) => Reduce(rows, dimensions, seed, out _);

    /// <summary>Projects rows, and gives what projects others beside them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="dimensions">How many directions.</param>
    /// <param name="seed">The seed of the random matrix.</param>
    /// <param name="projection">Projects rows over the same columns: onto V, less the mean that was taken off.</param>
    public static float[] Reduce(SparseRows rows, int dimensions, ulong seed, out Func<SparseRows, float[]> projection)
    {
        var random = new SeededRandom(SeededRandom.Derive(seed, "subspace"));
        var basis = new float[checked(rows.ColumnCount * dimensions)];
        for (int i = 0; i < basis.Length; i++)
        {
            basis[i] = (float)random.NextGaussian();
        }

        var product = new float[checked(rows.RowCount * dimensions)];
        Orthonormalise(basis, dimensions);
        for (int i = 0; i < Iterations; i++)
        {
            rows.Multiply(basis, dimensions, product);
            rows.MultiplyTransposed(product, dimensions, basis);
            Orthonormalise(basis, dimensions);
        }

        rows.Multiply(basis, dimensions, product);
        float[] mean = Mean(product, dimensions);
        Subtract(product, mean);
        projection = others =>
        {
            var projected = new float[checked(others.RowCount * dimensions)];
            others.Multiply(basis, dimensions, projected);
            Subtract(projected, mean);
            return projected;
        };
        return product;
    }

    /// <summary>Modified Gram–Schmidt over the columns, twice ("twice is enough": Giraud et al. 2005). A column that depends on those before it becomes zero.</summary>
    private static void Orthonormalise(float[] matrix, int width)
    {
        int height = matrix.Length / width;
        float[] columns = Transpose(matrix, height, width);
        for (int j = 0; j < width; j++)
        {
            Span<float> column = columns.AsSpan(j * height, height);
            float before = TensorPrimitives.Norm<float>(column);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k < j; k++)
                {
                    ReadOnlySpan<float> earlier = columns.AsSpan(k * height, height);
                    TensorPrimitives.MultiplyAdd(earlier, -TensorPrimitives.Dot(earlier, column), column, column);
                }
            }

            float norm = TensorPrimitives.Norm<float>(column);
            if (norm > 1e-5f * before && norm > 0f)
            {
                TensorPrimitives.Divide(column, norm, column);
            }
            else
            {
                column.Clear();
            }
        }

        Transpose(columns, width, height).CopyTo(matrix, 0);
    }

    private static float[] Transpose(float[] matrix, int height, int width)
    {
        var transposed = new float[matrix.Length];
        for (int i = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++)
            {
                transposed[(j * height) + i] = matrix[(i * width) + j];
            }
        }

        return transposed;
    }

    // Of the rows that are not zero; nothing where there are too few to speak of a mean.
    private static float[] Mean(float[] rows, int width)
    {
        var mean = new float[width];
        int count = 0;
        for (int start = 0; start < rows.Length; start += width)
        {
            ReadOnlySpan<float> row = rows.AsSpan(start, width);
            if (row.ContainsAnyExcept(0f))
            {
                TensorPrimitives.Add(mean, row, mean);
                count++;
            }
        }

        if (count < 2)
        {
            return new float[width];
        }

        TensorPrimitives.Divide(mean, count, mean);
        return mean;
    }

    private static void Subtract(float[] rows, float[] mean)
    {
        for (int start = 0; start < rows.Length; start += mean.Length)
        {
            Span<float> row = rows.AsSpan(start, mean.Length);
            if (row.ContainsAnyExcept(0f))
            {
                TensorPrimitives.Subtract(row, mean, row);
            }
        }
    }
}
