using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>
/// Dense products: C ← ± A · B, or added to C.
/// <code>
/// for each 256 rows of B:                                  packed once into panels of 16 or 32 columns, shared by all threads
///     for each 192 rows of A, threads taking turns:         packed into panels of 6 or 12 rows
///         for each panel of B, for each panel of A:        a tile of C stays in registers while 256 products are added
/// </code>
/// The layering of Goto and van de Geijn 2008 ("Anatomy of high-performance matrix multiplication"). Every element of C is the work of one thread in one order, so the
/// result does not depend on how many threads there are.
/// </summary>
internal static unsafe partial class Gemm
{
    private const int Depth = 256;
    private const int BlockRows = 192;
    private const int BlockColumns = 4096;
    private const long WorthThreads = 1 << 20;

    /// <summary>c ← a · b.</summary>
    public static void Multiply(DenseMatrix a, DenseMatrix b, DenseMatrix c, int threads, bool transposeA = false, bool transposeB = false)
    {
        fixed (float* pa = a.Data, pb = b.Data, pc = c.Data)
        {
            MatrixView left = View(a, pa);
            MatrixView right = View(b, pb);
            Multiply(transposeA ? left.Transposed : left, transposeB ? right.Transposed : right, View(c, pc), new Mode(1f, Adds: false, LowerOnly: false), threads);
        }
    }

    /// <summary>c ← aᵀ · a, both triangles.</summary>
    public static void Gram(DenseMatrix a, DenseMatrix c, int threads)
    {
        fixed (float* pa = a.Data, pc = c.Data)
        {
            MatrixView rows = View(a, pa);
            Multiply(rows.Transposed, rows, View(c, pc), new Mode(1f, Adds: false, LowerOnly: true), threads);
            CopyLowerToUpper(c);
        }
    }

    public static MatrixView View(DenseMatrix matrix, float* pinned) => new(pinned, matrix.Rows, matrix.Columns, matrix.Columns, 1);

    /// <summary>The product of views; the rows of c must be contiguous.</summary>
    public static void Multiply(MatrixView a, MatrixView b, MatrixView c, Mode mode, int threads)
    {
        Debug.Assert(a.Rows == c.Rows && b.Columns == c.Columns && a.Columns == b.Rows, "The sizes fit.");
        if ((long)a.Rows * b.Columns * a.Columns < WorthThreads)
        {
            threads = 1;
        }

        float[] packed = ArrayPool<float>.Shared.Rent(PackedLength(Math.Min(b.Columns, BlockColumns), Math.Min(b.Rows, Depth)));
        fixed (float* p = packed)
        {
            float* panels = Aligned(p);
            for (int column = 0; column < b.Columns; column += BlockColumns)
            {
                int width = Math.Min(BlockColumns, b.Columns - column);
                for (int depth = 0; depth < a.Columns; depth += Depth)
                {
                    int height = Math.Min(Depth, a.Columns - depth);
                    MatrixView right = b.Block(depth, column, height, width);
                    WorkQueue.Each((width + Columns - 1) / Columns, threads, (_, panel) => PackColumns(right, panel * Columns, panels + ((nint)panel * Columns * height)));
                    var block = new Block(a.Block(0, depth, a.Rows, height), panels, c.Block(0, column, c.Rows, width), column, mode with { Adds = mode.Adds || depth > 0 });
                    WorkQueue.Each((a.Rows + BlockRows - 1) / BlockRows, threads, block.Compute);
                }
            }
        }

        ArrayPool<float>.Shared.Return(packed);
        if (a.Columns == 0 && !mode.Adds)
        {
            for (int i = 0; i < c.Rows; i++)
            {
                new Span<float>(c.At(i, 0), c.Columns).Clear();
            }
        }
    }

    public static void CopyLowerToUpper(DenseMatrix c)
    {
        const int Tile = 32;
        float[] data = c.Data;
        int n = c.Rows;
        for (int top = 0; top < n; top += Tile)
        {
            for (int left = 0; left <= top; left += Tile)
            {
                for (int i = top; i < Math.Min(n, top + Tile); i++)
                {
                    for (int j = left; j < Math.Min(i, left + Tile); j++)
                    {
                        data[(j * n) + i] = data[(i * n) + j];
                    }
                }
            }
        }
    }

    private static int PackedLength(int width, int depth) => ((width + Columns - 1) / Columns * Columns * depth) + 16;

    private static float* Aligned(float* pointer) => (float*)(((nint)pointer + 63) & ~(nint)63);

    /// <summary>How a product goes into C: times a sign, added or stored, all of it or only what touches the lower triangle of the whole of C.</summary>
    public readonly record struct Mode(float Sign, bool Adds, bool LowerOnly);

    private sealed class Block(MatrixView a, float* panels, MatrixView c, int firstColumn, Mode mode)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Compute(int thread, int index)
        {
            int top = index * BlockRows;
            int rows = Math.Min(BlockRows, a.Rows - top);
            int width = mode.LowerOnly ? Math.Min(c.Columns, top + rows - firstColumn) : c.Columns;
            if (width <= 0)
            {
                return;
            }

            int depth = a.Columns;
            float[] packed = ArrayPool<float>.Shared.Rent((BlockRows * depth) + 16);
            fixed (float* p = packed)
            {
                float* left = Aligned(p);
                for (int row = 0; row < rows; row += Rows)
                {
                    PackRows(a, top + row, depth, mode.Sign, left + ((nint)row * depth));
                }

                for (int column = 0; column < width; column += Columns)
                {
                    float* right = panels + ((nint)column * depth);
                    int columns = Math.Min(Columns, c.Columns - column);
                    for (int row = 0; row < rows; row += Rows)
                    {
                        int height = Math.Min(Rows, rows - row);
                        float* target = c.At(top + row, column);
                        if (height == Rows && columns == Columns)
                        {
                            Gemm.Compute(depth, left + ((nint)row * depth), right, target, c.RowStride, mode.Adds);
                        }
                        else
                        {
                            KernelAtEdge(depth, left + ((nint)row * depth), right, new MatrixView(target, height, columns, c.RowStride, 1), mode.Adds);
                        }
                    }
                }
            }

            ArrayPool<float>.Shared.Return(packed);
        }
    }
}
