using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ranking.Embeddings;

/// <summary>
/// The rows of a table in panels, as a scan and a product read them.
/// <code>
/// panel p     rows p · W to p · W + W − 1, with W = Gemm.Columns (16, or 32 with AVX-512): for each dimension the numbers of the W rows behind each other
/// NaN         rows without a direction, and what fills up the last panel: their scores exceed nothing
/// </code>
/// One linear stream, W scores at once, no sums across a vector; the panels are those that <see cref="Gemm"/> packs its right side into.
/// </summary>
internal sealed unsafe class FloatPanels : IPanelSearch
{
    private readonly AlignedMemory _memory;
    private readonly int _rows;
    private readonly int _threads;

    public FloatPanels(EmbeddingTable table, VectorSimilarity similarity, int threads)
    {
        _rows = table.Count;
        _threads = threads;
        Dimensions = table.Dimensions;
        int width = Gemm.Columns;
        Count = (table.Count + width - 1) / width;
        _memory = AlignedMemory.Take((long)Count * width * Dimensions * sizeof(float));
        float* start = Start;
        var room = new float[Dimensions];
        for (int row = 0; row < Count * width; row++)
        {
            float* first = start + ((nint)(row / width) * width * Dimensions) + (row % width);
            if (row >= table.Count || table.Norm(row) == 0f)
            {
                for (int k = 0; k < Dimensions; k++)
                {
                    first[k * width] = float.NaN;
                }

                continue;
            }

            ReadOnlySpan<float> vector = table.Row(row, room);
            float scale = similarity == VectorSimilarity.Dot ? table.Norm(row) : 1f;
            for (int k = 0; k < vector.Length; k++)
            {
                first[k * width] = vector[k] * scale;
            }
        }

        GC.KeepAlive(table);
    }

    public int Dimensions { get; }

    /// <summary>How many panels there are.</summary>
    public int Count { get; }

    /// <summary>Where the first panel begins. The caller holds this object.</summary>
    public float* Start => (float*)_memory.Start;

    public void Search(ReadOnlySpan<float> queries, ReadOnlySpan<ulong> mask, bool isMasked, in SearchAnswers found, CancellationToken cancellationToken) =>
        PanelScan.Search(this, _rows, queries, mask, isMasked, _threads, found, cancellationToken);

    /// <summary>Scores the rows of some panels with one query.</summary>
    /// <param name="panels">All panels; held by the caller.</param>
    /// <param name="dimensions">The length of a row.</param>
    /// <param name="query">The query, pinned.</param>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel behind the last.</param>
    /// <param name="mask">A bit a row for those that may be found; null for all.</param>
    /// <param name="best">Takes what exceeds its threshold.</param>
    public static void Scan(float* panels, int dimensions, float* query, int first, int end, PanelMask mask, ref BestRows best)
    {
        float* panel = panels + ((nint)first * Gemm.Columns * dimensions);
        if (Vector512.IsHardwareAccelerated)
        {
            Scan512(panel, dimensions, query, first, end, mask, ref best);
        }
        else
        {
            Scan256(panel, dimensions, query, first, end, mask, ref best);
        }
    }

    /// <summary>Adds those of the scores of a panel that exceed the threshold.</summary>
    /// <param name="scores">The scores, <see cref="Gemm.Columns"/> of them.</param>
    /// <param name="firstRow">The row of the first.</param>
    /// <param name="accepted">A bit a score for those that may be found.</param>
    /// <param name="best">Takes them.</param>
    public static void Add(float* scores, int firstRow, uint accepted, ref BestRows best)
    {
        uint above = Above(scores, best.Threshold) & accepted;
        if (above != 0)
        {
            AddEach(scores, firstRow, above, ref best);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scan512(float* panel, int dimensions, float* query, int first, int end, PanelMask mask, ref BestRows best)
    {
        float* scores = stackalloc float[32];
        for (int p = first; p < end; p++, panel += (nint)dimensions * 32)
        {
            uint accepted = mask.Of(p);
            if (accepted == 0)
            {
                continue;
            }

            Vector512<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            float* at = panel;
            int k = 0;
            for (; k + 4 <= dimensions; k += 4, at += 128)
            {
                Vector512<float> q = Vector512.Create(query[k]);
                a0 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at), a0);
                a1 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 16), a1);
                q = Vector512.Create(query[k + 1]);
                b0 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 32), b0);
                b1 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 48), b1);
                q = Vector512.Create(query[k + 2]);
                c0 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 64), c0);
                c1 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 80), c1);
                q = Vector512.Create(query[k + 3]);
                d0 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 96), d0);
                d1 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 112), d1);
            }

            for (; k < dimensions; k++, at += 32)
            {
                Vector512<float> q = Vector512.Create(query[k]);
                a0 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at), a0);
                a1 = Vector512.MultiplyAddEstimate(q, Vector512.Load(at + 16), a1);
            }

            a0 = a0 + b0 + (c0 + d0);
            a1 = a1 + b1 + (c1 + d1);
            Vector512<float> threshold = Vector512.Create(best.Threshold);
            uint above = (uint)(Vector512.GreaterThan(a0, threshold).ExtractMostSignificantBits() | (Vector512.GreaterThan(a1, threshold).ExtractMostSignificantBits() << 16)) & accepted;
            if (above != 0)
            {
                a0.Store(scores);
                a1.Store(scores + 16);
                AddEach(scores, p * 32, above, ref best);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scan256(float* panel, int dimensions, float* query, int first, int end, PanelMask mask, ref BestRows best)
    {
        float* scores = stackalloc float[16];
        for (int p = first; p < end; p++, panel += (nint)dimensions * 16)
        {
            uint accepted = mask.Of(p);
            if (accepted == 0)
            {
                continue;
            }

            Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            float* at = panel;
            int k = 0;
            for (; k + 4 <= dimensions; k += 4, at += 64)
            {
                Vector256<float> q = Vector256.Create(query[k]);
                a0 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at), a0);
                a1 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 8), a1);
                q = Vector256.Create(query[k + 1]);
                b0 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 16), b0);
                b1 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 24), b1);
                q = Vector256.Create(query[k + 2]);
                c0 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 32), c0);
                c1 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 40), c1);
                q = Vector256.Create(query[k + 3]);
                d0 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 48), d0);
                d1 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 56), d1);
            }

            for (; k < dimensions; k++, at += 16)
            {
                Vector256<float> q = Vector256.Create(query[k]);
                a0 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at), a0);
                a1 = Vector256.MultiplyAddEstimate(q, Vector256.Load(at + 8), a1);
            }

            a0 = a0 + b0 + (c0 + d0);
            a1 = a1 + b1 + (c1 + d1);
            Vector256<float> threshold = Vector256.Create(best.Threshold);
            uint above = (Vector256.GreaterThan(a0, threshold).ExtractMostSignificantBits() | (Vector256.GreaterThan(a1, threshold).ExtractMostSignificantBits() << 8)) & accepted;
            if (above != 0)
            {
                a0.Store(scores);
                a1.Store(scores + 8);
                AddEach(scores, p * 16, above, ref best);
            }
        }
    }

    private static uint Above(float* scores, float threshold)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> least = Vector512.Create(threshold);
            return (uint)(Vector512.GreaterThan(Vector512.Load(scores), least).ExtractMostSignificantBits()
                | (Vector512.GreaterThan(Vector512.Load(scores + 16), least).ExtractMostSignificantBits() << 16));
        }

        Vector256<float> below = Vector256.Create(threshold);
        return Vector256.GreaterThan(Vector256.Load(scores), below).ExtractMostSignificantBits()
            | (Vector256.GreaterThan(Vector256.Load(scores + 8), below).ExtractMostSignificantBits() << 8);
    }

    private static void AddEach(float* scores, int firstRow, uint above, ref BestRows best)
    {
        for (; above != 0; above &= above - 1)
        {
            int i = BitOperations.TrailingZeroCount(above);
            best.Add(scores[i], firstRow + i);
        }
    }
}
