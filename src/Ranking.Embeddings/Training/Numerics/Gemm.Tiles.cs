using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ranking.Embeddings;

internal static unsafe partial class Gemm
{
    private const int MostInTile = 12 * 32;

    /// <summary>The rows of a tile of C, which stays in the registers.</summary>
    public static readonly int Rows = Vector512.IsHardwareAccelerated ? 12 : 6;

    /// <summary>The columns of a tile of C.</summary>
    public static readonly int Columns = Vector512.IsHardwareAccelerated ? 32 : 16;

    /// <summary>A tile of C: <see cref="Rows"/> packed rows of A with <see cref="Columns"/> packed columns of B.</summary>
    public static void Compute(int depth, float* a, float* b, float* c, nint stride, bool adds)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Kernel512(depth, a, b, c, stride, adds);
        }
        else
        {
            Kernel256(depth, a, b, c, stride, adds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void KernelAtEdge(int depth, float* a, float* b, MatrixView c, bool adds)
    {
        float* whole = stackalloc float[MostInTile];
        Compute(depth, a, b, whole, Columns, adds: false);
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                float* target = c.At(i, j);
                *target = whole[(i * Columns) + j] + (adds ? *target : 0f);
            }
        }
    }

    // Some rows of A, one column behind the other; rows beyond the last are zeros.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(MatrixView a, int top, int depth, float sign, float* packed)
    {
        int rows = Math.Min(Rows, a.Rows - top);
        if (rows < Rows)
        {
            new Span<float>(packed, depth * Rows).Clear();
        }

        if (a.RowStride == 1)
        {
            for (int k = 0; k < depth; k++)
            {
                float* source = a.At(top, k);
                float* target = packed + (k * Rows);
                for (int i = 0; i < rows; i++)
                {
                    target[i] = sign * source[i];
                }
            }

            return;
        }

        for (int i = 0; i < rows; i++)
        {
            float* source = a.At(top + i, 0);
            for (int k = 0; k < depth; k++)
            {
                packed[(k * Rows) + i] = sign * source[k * a.ColumnStride];
            }
        }
    }

    // Some columns of B, one row behind the other; columns beyond the last are zeros.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackColumns(MatrixView b, int left, float* packed)
    {
        int columns = Math.Min(Columns, b.Columns - left);
        if (columns == Columns && b.ColumnStride == 1)
        {
            for (int k = 0; k < b.Rows; k++)
            {
                float* source = b.At(k, left);
                float* target = packed + (k * columns);
                for (int j = 0; j < columns; j += 16)
                {
                    Vector256.Load(source + j).Store(target + j);
                    Vector256.Load(source + j + 8).Store(target + j + 8);
                }
            }

            return;
        }

        if (columns < Columns)
        {
            new Span<float>(packed, b.Rows * Columns).Clear();
        }

        for (int j = 0; j < columns; j++)
        {
            float* source = b.At(0, left + j);
            for (int k = 0; k < b.Rows; k++)
            {
                packed[(k * Columns) + j] = source[k * b.RowStride];
            }
        }
    }
}
