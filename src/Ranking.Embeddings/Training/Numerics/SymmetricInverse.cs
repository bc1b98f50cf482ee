using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>
/// The inverse of a symmetric positive definite matrix in its own memory, by sweeping blocks of pivots (Goodnight 1979, "A tutorial on the SWEEP operator").
/// <code>
/// for each block k of rows:      D = A[k,k]                                all in the lower triangle
///     A[i,j] ← A[i,j] − A[i,k] · D⁻¹ · A[k,j]       i, j ≠ k              one product, nearly all of the work
///     A[i,k] ← A[i,k] · D⁻¹
///     A[k,k] ← −D⁻¹                                                       D by the same sweep with smaller blocks
/// A⁻¹ = −A
/// </code>
/// As many operations as a Cholesky factorisation with an inverse after it, but all in one kernel.
/// </summary>
internal static unsafe class SymmetricInverse
{
    private const int Outer = 192;
    private const int Inner = 24;

    /// <summary>Inverts a matrix of which only the lower triangle is read; both triangles are written.</summary>
    /// <exception cref="RankingException">The matrix is not positive definite to the accuracy of a float.</exception>
    public static void Invert(DenseMatrix matrix, int threads, CancellationToken cancellationToken = default)
    {
        fixed (float* data = matrix.Data)
        {
            Sweep(Gemm.View(matrix, data), Outer, threads, cancellationToken);
        }

        System.Numerics.Tensors.TensorPrimitives.Negate(matrix.Data, matrix.Data);
        Gemm.CopyLowerToUpper(matrix);
    }

    private static void Sweep(MatrixView a, int width, int threads, CancellationToken cancellationToken)
    {
        if (a.Rows <= Inner)
        {
            SweepEach(a);
            return;
        }

        int n = a.Rows;
        float[] columns = ArrayPool<float>.Shared.Rent(n * width);
        float[] scaled = ArrayPool<float>.Shared.Rent(n * width);
        float[] pivots = ArrayPool<float>.Shared.Rent(width * width);
        try
        {
            fixed (float* pColumns = columns, pScaled = scaled, pPivots = pivots)
            {
                SweepBlocks(a, width, pColumns, pScaled, pPivots, threads, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(columns);
            ArrayPool<float>.Shared.Return(scaled);
            ArrayPool<float>.Shared.Return(pivots);
        }
    }

    private static void SweepBlocks(MatrixView a, int width, float* columns, float* scaled, float* pivots, int threads, CancellationToken cancellationToken)
    {
        int n = a.Rows;
        for (int k = 0; k < n; k += width)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int block = Math.Min(width, n - k);
            var pivot = new MatrixView(pivots, block, block, block, 1);
            CopyLower(a.Block(k, k, block, block), pivot);
            Sweep(pivot, Inner, 1, cancellationToken);
            FillUpper(pivot);

            // A[·,k] whole: above the pivots it is the transposed row. The pivots' own rows are zeros, so that the product leaves them alone.
            var column = new MatrixView(columns, n, block, block, 1);
            var product = new MatrixView(scaled, n, block, block, 1);
            CopyTransposed(a.Block(k, 0, block, k), column);
            new Span<float>(column.At(k, 0), block * block).Clear();
            CopyRows(a.Block(k + block, k, n - k - block, block), column.Block(k + block, 0, n - k - block, block));

            // pivot is −D⁻¹: product = A[·,k] · D⁻¹.
            Gemm.Multiply(column, pivot, product, new Gemm.Mode(-1f, Adds: false, LowerOnly: false), threads);
            Gemm.Multiply(product, column.Transposed, a, new Gemm.Mode(-1f, Adds: true, LowerOnly: true), threads);

            CopyTransposed(product.Block(0, 0, k, block), a.Block(k, 0, block, k));
            CopyLower(pivot, a.Block(k, k, block, block));
            CopyRows(product.Block(k + block, 0, n - k - block, block), a.Block(k + block, k, n - k - block, block));
        }
    }

    // One pivot after the other; in double, since everything else rests on these.
    private static void SweepEach(MatrixView a)
    {
        int n = a.Rows;
        double* whole = stackalloc double[Inner * Inner];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                whole[(i * n) + j] = whole[(j * n) + i] = *a.At(i, j);
            }
        }

        for (int k = 0; k < n; k++)
        {
            double pivot = whole[(k * n) + k];
            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                throw new RankingException("The matrix is not positive definite to the accuracy of a float: raise the regularisation.");
            }

            for (int i = 0; i < n; i++)
            {
                double factor = whole[(i * n) + k] / pivot;
                for (int j = 0; i != k && j < n; j++)
                {
                    whole[(i * n) + j] -= j == k ? 0 : factor * whole[(k * n) + j];
                }
            }

            for (int i = 0; i < n; i++)
            {
                whole[(i * n) + k] /= pivot;
                whole[(k * n) + i] = whole[(i * n) + k];
            }

            whole[(k * n) + k] = -1 / pivot;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                *a.At(i, j) = (float)whole[(i * n) + j];
            }
        }
    }

    private static void CopyLower(MatrixView from, MatrixView to)
    {
        for (int i = 0; i < from.Rows; i++)
        {
            new ReadOnlySpan<float>(from.At(i, 0), i + 1).CopyTo(new Span<float>(to.At(i, 0), i + 1));
        }
    }

    private static void FillUpper(MatrixView a)
    {
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < i; j++)
            {
                *a.At(j, i) = *a.At(i, j);
            }
        }
    }

    private static void CopyRows(MatrixView from, MatrixView to)
    {
        for (int i = 0; i < from.Rows; i++)
        {
            new ReadOnlySpan<float>(from.At(i, 0), from.Columns).CopyTo(new Span<float>(to.At(i, 0), from.Columns));
        }
    }

    private static void CopyTransposed(MatrixView from, MatrixView to)
    {
        const int Tile = 16;
        for (int left = 0; left < from.Columns; left += Tile)
        {
            for (int i = 0; i < from.Rows; i++)
            {
                for (int j = left; j < Math.Min(from.Columns, left + Tile); j++)
                {
                    *to.At(j, i) = *from.At(i, j);
                }
            }
        }
    }
}
