using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Solves symmetric positive definite systems: A = L · Lᵀ, then L · y = b and Lᵀ · x = y.
/// <code>
/// L[i,j] = (A[i,j] − Σ_k&lt;j L[i,k] · L[j,k]) / L[j,j]        L[i,i] = √(A[i,i] − Σ_k&lt;i L[i,k]²)
/// </code>
/// Row by row, so that every sum is a dot product of neighbours in memory.
/// </summary>
internal static class Cholesky
{
    /// <summary>Factors in place; only the lower triangle is read and written.</summary>
    /// <returns>False where the matrix is not positive definite to the accuracy of a float.</returns>
    public static bool TryFactor(Span<float> a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Span<float> row = a.Slice(i * n, i + 1);
            for (int j = 0; j < i; j++)
            {
                row[j] = (row[j] - Dot(row[..j], a.Slice(j * n, j))) / a[(j * n) + j];
            }

            float pivot = row[i] - Dot(row[..i], row[..i]);
            if (!(pivot > 0f) || !float.IsFinite(pivot))
            {
                return false;
            }

            row[i] = MathF.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>b ← A⁻¹ · b with the factor of A.</summary>
    public static void Solve(ReadOnlySpan<float> factor, int n, Span<float> b)
    {
        for (int i = 0; i < n; i++)
        {
            b[i] = (b[i] - Dot(factor.Slice(i * n, i), b[..i])) / factor[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            b[i] /= factor[(i * n) + i];
            TensorPrimitives.MultiplyAdd(factor.Slice(i * n, i), -b[i], b[..i], b[..i]);
        }
    }

    private static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => x.IsEmpty ? 0f : TensorPrimitives.Dot(x, y);
}
