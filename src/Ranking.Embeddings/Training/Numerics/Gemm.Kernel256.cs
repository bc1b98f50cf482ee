using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ranking.Embeddings;

internal static unsafe partial class Gemm
{
    // 12 vectors of C, two of B and one of A: the 16 registers of AVX2 hold no more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Kernel256(int depth, float* a, float* b, float* c, nint stride, bool adds)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector256<float> c40 = default, c41 = default, c50 = default, c51 = default;
        for (int k = 0; k < depth; k++)
        {
            Vector256<float> b0 = Vector256.Load(b);
            Vector256<float> b1 = Vector256.Load(b + 8);
            Vector256<float> x = Vector256.Create(a[0]);
            c00 = Vector256.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector256.MultiplyAddEstimate(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.MultiplyAddEstimate(x, b0, c10);
            c11 = Vector256.MultiplyAddEstimate(x, b1, c11);
            x = Vector256.Create(a[2]);
            c20 = Vector256.MultiplyAddEstimate(x, b0, c20);
            c21 = Vector256.MultiplyAddEstimate(x, b1, c21);
            x = Vector256.Create(a[3]);
            c30 = Vector256.MultiplyAddEstimate(x, b0, c30);
            c31 = Vector256.MultiplyAddEstimate(x, b1, c31);
            x = Vector256.Create(a[4]);
            c40 = Vector256.MultiplyAddEstimate(x, b0, c40);
            c41 = Vector256.MultiplyAddEstimate(x, b1, c41);
            x = Vector256.Create(a[5]);
            c50 = Vector256.MultiplyAddEstimate(x, b0, c50);
            c51 = Vector256.MultiplyAddEstimate(x, b1, c51);
            a += 6;
            b += 16;
        }

        Put(c, c00, c01, adds);
        Put(c + stride, c10, c11, adds);
        Put(c + (2 * stride), c20, c21, adds);
        Put(c + (3 * stride), c30, c31, adds);
        Put(c + (4 * stride), c40, c41, adds);
        Put(c + (5 * stride), c50, c51, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector256<float> first, Vector256<float> second, bool adds)
    {
        if (adds)
        {
            first += Vector256.Load(c);
            second += Vector256.Load(c + 8);
        }

        first.Store(c);
        second.Store(c + 8);
    }
}
