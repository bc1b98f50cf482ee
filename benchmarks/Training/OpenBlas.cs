using System.Runtime.InteropServices;

namespace Ranking.Benchmarks.Training;

/// <summary>OpenBLAS as Debian's libopenblas0 installs it; absent elsewhere.</summary>
internal static unsafe partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";

    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>c ← a · b, all n × n.</summary>
    public static void Multiply(float[] a, float[] b, float[] c, int n, int threads)
    {
        const int RowMajor = 101;
        const int AsIs = 111;
        openblas_set_num_threads(threads);
        fixed (float* pa = a, pb = b, pc = c)
        {
            cblas_sgemm(RowMajor, AsIs, AsIs, n, n, n, 1f, pa, n, pb, n, 0f, pc, n);
        }
    }

    /// <summary>The lower triangle of the inverse of a symmetric positive definite matrix, in place.</summary>
    public static void Invert(float[] a, int n, int threads)
    {
        openblas_set_num_threads(threads);
        byte upper = (byte)'U';
        int info = 0;
        fixed (float* pa = a)
        {
            spotrf_(&upper, &n, pa, &n, &info);
            spotri_(&upper, &n, pa, &n, &info);
        }
    }

    [LibraryImport(Library)]
    private static partial void openblas_set_num_threads(int threads);

    [LibraryImport(Library)]
    private static partial void cblas_sgemm(
        int order, int transposeA, int transposeB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);

    [LibraryImport(Library)]
    private static partial void spotrf_(byte* triangle, int* n, float* a, int* lda, int* info);

    [LibraryImport(Library)]
    private static partial void spotri_(byte* triangle, int* n, float* a, int* lda, int* info);
}
