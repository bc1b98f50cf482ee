using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Ridge regression of vectors on features (Hoerl and Kennard 1970), with the strength chosen by what it does on rows it was not fitted to:
/// <code>
/// W = (FᵀF + λ·I)⁻¹ · FᵀY            by Cholesky; FᵀF of a fold's training rows is FᵀF of all less that of the fold
/// λ of 2⁻⁴ … 2⁸, the one with the highest mean cosine of F·W and Y over five folds
/// </code>
/// </summary>
internal sealed class RidgeMap
{
    private const int Folds = 5;

    private readonly DenseMatrix _weights;

    private RidgeMap(DenseMatrix weights, double regularisation, double heldOutCosine) =>
        (_weights, Regularisation, HeldOutCosine) = (weights, regularisation, heldOutCosine);

    public double Regularisation { get; }

    /// <summary>The mean cosine of a row's vector with what the map of the other folds makes of it.</summary>
    public double HeldOutCosine { get; }

    public static RidgeMap Fit(DenseMatrix features, DenseMatrix targets, int threads, CancellationToken cancellationToken)
    {
        Moments[] folds = [.. Enumerable.Range(0, Folds).Select(fold => Moments.Of(features, targets, row => row % Folds == fold, threads))];
        Moments all = folds.Aggregate((sum, fold) => sum.Plus(fold));
        (double best, double cosine) = (0, double.NegativeInfinity);
        for (int power = -4; power <= 8; power++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double regularisation = Math.Pow(2, power);
            double sum = 0;
            for (int fold = 0; fold < Folds; fold++)
            {
                DenseMatrix? weights = all.Less(folds[fold]).Solve(regularisation);
                if (weights is null)
                {
                    // Too weak for the accuracy of a float; a stronger one follows.
                    sum = double.NaN;
                    break;
                }

                for (int row = fold; row < features.Rows; row += Folds)
                {
                    sum += Cosine(features.Row(row), weights, targets.Row(row));
                }
            }

            if (sum / features.Rows > cosine)
            {
                (best, cosine) = (regularisation, sum / features.Rows);
            }
        }

        return all.Solve(best) is { } chosen && cosine > double.NegativeInfinity
            ? new RidgeMap(chosen, best, cosine)
            : throw new RankingException("The features of titles depend on one another too closely to be mapped: leave some out.");
    }

    public void Map(ReadOnlySpan<float> features, Span<float> vector) => Map(features, _weights, vector);

    private static void Map(ReadOnlySpan<float> features, DenseMatrix weights, Span<float> vector)
    {
        vector.Clear();
        for (int i = 0; i < features.Length; i++)
        {
            if (features[i] != 0f)
            {
                TensorPrimitives.MultiplyAdd(weights.Row(i), features[i], vector, vector);
            }
        }
    }

    private static double Cosine(ReadOnlySpan<float> features, DenseMatrix weights, ReadOnlySpan<float> target)
    {
        var mapped = new float[target.Length];
        Map(features, weights, mapped);
        return EmbeddingTable.Normalize(mapped) > 0f ? TensorPrimitives.Dot(mapped, target) : 0;
    }

    /// <summary>FᵀF and FᵀY of some rows.</summary>
    private sealed record Moments(DenseMatrix Squares, DenseMatrix Products)
    {
        public static Moments Of(DenseMatrix features, DenseMatrix targets, Func<int, bool> has, int threads)
        {
            int[] rows = [.. Enumerable.Range(0, features.Rows).Where(has)];
            DenseMatrix f = Take(features, rows);
            var squares = new DenseMatrix(f.Columns, f.Columns);
            var products = new DenseMatrix(f.Columns, targets.Columns);
            Gemm.Gram(f, squares, threads);
            Gemm.Multiply(f, Take(targets, rows), products, threads, transposeA: true);
            return new Moments(squares, products);
        }

        public Moments Plus(Moments other) => new(Plus(Squares, other.Squares), Plus(Products, other.Products));

        public Moments Less(Moments other) => new(Less(Squares, other.Squares), Less(Products, other.Products));

        // Column by column of the products: every one is a system with the same factor. Null where the matrix has none.
        public DenseMatrix? Solve(double regularisation)
        {
            int n = Squares.Rows;
            float[] factor = [.. Squares.Data];
            for (int i = 0; i < n; i++)
            {
                factor[(i * n) + i] += (float)regularisation;
            }

            if (!Cholesky.TryFactor(factor, n))
            {
                return null;
            }

            var solved = new DenseMatrix(n, Products.Columns);
            var column = new float[n];
            for (int c = 0; c < Products.Columns; c++)
            {
                for (int i = 0; i < n; i++)
                {
                    column[i] = Products.Row(i)[c];
                }

                Cholesky.Solve(factor, n, column);
                for (int i = 0; i < n; i++)
                {
                    solved.Row(i)[c] = column[i];
                }
            }

            return solved;
        }

        private static DenseMatrix Take(DenseMatrix matrix, int[] rows)
        {
            var taken = new DenseMatrix(rows.Length, matrix.Columns);
            for (int i = 0; i < rows.Length; i++)
            {
                matrix.Row(rows[i]).CopyTo(taken.Row(i));
            }

            return taken;
        }

        private static DenseMatrix Plus(DenseMatrix matrix, DenseMatrix other)
        {
            var sum = new DenseMatrix(matrix.Rows, matrix.Columns);
            TensorPrimitives.Add(matrix.Data, other.Data, sum.Data);
            return sum;
        }

        private static DenseMatrix Less(DenseMatrix matrix, DenseMatrix other)
        {
            var less = new DenseMatrix(matrix.Rows, matrix.Columns);
            TensorPrimitives.Subtract(matrix.Data, other.Data, less.Data);
            return less;
        }
    }
}
