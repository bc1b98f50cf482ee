using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ranking.Embeddings;

internal static unsafe partial class Gemm
{
    // 24 vectors of C, two of B and one of A in the 32 registers of AVX-512: twice the numbers a broadcast, and vectors twice as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Kernel512(int depth, float* a, float* b, float* c, nint stride, bool adds)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        Vector512<float> c80 = default, c81 = default, c90 = default, c91 = default, cA0 = default, cA1 = default, cB0 = default, cB1 = default;
        for (int k = 0; k < depth; k++)
        {
            Vector512<float> b0 = Vector512.Load(b);
            Vector512<float> b1 = Vector512.Load(b + 16);
            Vector512<float> x = Vector512.Create(a[0]);
            c00 = Vector512.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector512.MultiplyAddEstimate(x, b1, c01);
            x = Vector512.Create(a[1]);
            c10 = Vector512.MultiplyAddEstimate(x, b0, c10);
            c11 = Vector512.MultiplyAddEstimate(x, b1, c11);
            x = Vector512.Create(a[2]);
            c20 = Vector512.MultiplyAddEstimate(x, b0, c20);
            c21 = Vector512.MultiplyAddEstimate(x, b1, c21);
            x = Vector512.Create(a[3]);
            c30 = Vector512.MultiplyAddEstimate(x, b0, c30);
            c31 = Vector512.MultiplyAddEstimate(x, b1, c31);
            x = Vector512.Create(a[4]);
            c40 = Vector512.MultiplyAddEstimate(x, b0, c40);
            c41 = Vector512.MultiplyAddEstimate(x, b1, c41);
            x = Vector512.Create(a[5]);
            c50 = Vector512.MultiplyAddEstimate(x, b0, c50);
            c51 = Vector512.MultiplyAddEstimate(x, b1, c51);
            x = Vector512.Create(a[6]);
            c60 = Vector512.MultiplyAddEstimate(x, b0, c60);
            c61 = Vector512.MultiplyAddEstimate(x, b1, c61);
            x = Vector512.Create(a[7]);
            c70 = Vector512.MultiplyAddEstimate(x, b0, c70);
            c71 = Vector512.MultiplyAddEstimate(x, b1, c71);
            x = Vector512.Create(a[8]);
            c80 = Vector512.MultiplyAddEstimate(x, b0, c80);
            c81 = Vector512.MultiplyAddEstimate(x, b1, c81);
            x = Vector512.Create(a[9]);
            c90 = Vector512.MultiplyAddEstimate(x, b0, c90);
            c91 = Vector512.MultiplyAddEstimate(x, b1, c91);
            x = Vector512.Create(a[10]);
            cA0 = Vector512.MultiplyAddEstimate(x, b0, cA0);
            cA1 = Vector512.MultiplyAddEstimate(x, b1, cA1);
            x = Vector512.Create(a[11]);
            cB0 = Vector512.MultiplyAddEstimate(x, b0, cB0);
            cB1 = Vector512.MultiplyAddEstimate(x, b1, cB1);
            a += 12;
            b += 32;
        }

        Put(c, c00, c01, adds);
        Put(c + stride, c10, c11, adds);
        Put(c + (2 * stride), c20, c21, adds);
        Put(c + (3 * stride), c30, c31, adds);
        Put(c + (4 * stride), c40, c41, adds);
        Put(c + (5 * stride), c50, c51, adds);
        Put(c + (6 * stride), c60, c61, adds);
        Put(c + (7 * stride), c70, c71, adds);
        Put(c + (8 * stride), c80, c81, adds);
        Put(c + (9 * stride), c90, c91, adds);
        Put(c + (10 * stride), cA0, cA1, adds);
        Put(c + (11 * stride), cB0, cB1, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector512<float> first, Vector512<float> second, bool adds)
    {
        if (adds)
        {
            first += Vector512.Load(c);
            second += Vector512.Load(c + 16);
        }

        first.Store(c);
        second.Store(c + 16);
    }
}
