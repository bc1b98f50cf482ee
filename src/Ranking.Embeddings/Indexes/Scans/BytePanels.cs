using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ranking.Embeddings;

/// <summary>
/// The rows of a table as bytes, in panels of 16, each behind what its rows' scores are made with.
/// <code>
/// panel       16 factors · 16 errors · 16 norms, as floats; then for each 4 dimensions: 4 bytes of row 1, 4 of row 2, …, 4 of row 16; 64 bytes, a cache line
/// byte        q + 128, with q and scale as EmbeddingTable.Quantize makes them; x̂ = scale · q has length 1
/// factor      scale · norm         error   |x − x̂| · norm         norm   1 for the cosine, the row's norm for the dot product; all NaN for a row without a direction and for what fills up a panel
/// bound       query · x · norm ≤ (ŷ · q) · step · factor + |query| · error + |query − ŷ · step| · norm           ŷ: the query as integers, step: what one of them is worth
/// </code>
/// The bound is Cauchy and Schwarz's inequality, once for what the row lost and once for what the query lost; a little more than what floats round is added.
/// </summary>
internal sealed unsafe class BytePanels : IPanelSearch
{
    /// <summary>The rows of a panel.</summary>
    public const int Width = 16;

    /// <summary>The most dimensions: sums of their products fit 32 bits.</summary>
    public const int MostDimensions = 1 << 16;

    private const int Heads = 3;

    // Twice what a dot product of floats rounds, for vectors of length 1.
    private const float Rounding = 4e-6f;

    private readonly AlignedMemory _memory;
    private readonly IndexedRows _rows;
    private readonly VectorSimilarity _similarity;
    private readonly int _threads;

    public BytePanels(IndexedRows rows, VectorSimilarity similarity, int threads)
    {
        EmbeddingTable table = rows.Table;
        _rows = rows;
        _similarity = similarity;
        _threads = threads;
        Dimensions = table.Dimensions;
        Count = (table.Count + Width - 1) / Width;
        Groups = (Dimensions + 3) / 4;
        _memory = AlignedMemory.Take((long)Count * Stride);
        var bytes = new sbyte[Dimensions];
        var vector = new float[Dimensions];
        var decoded = new float[Dimensions];
        for (int row = 0; row < Count * Width; row++)
        {
            byte* panel = Start + ((nint)(row / Width) * Stride);
            int place = row % Width;
            byte* first = panel + (Heads * Width * sizeof(float)) + (place * 4);
            for (int group = 0; group < Groups; group++)
            {
                *(uint*)(first + (group * Width * 4)) = 0x8080_8080;
            }

            var heads = (float*)panel;
            heads[place] = heads[Width + place] = heads[(2 * Width) + place] = float.NaN;
            if (row >= table.Count || table.Norm(row) == 0f)
            {
                continue;
            }

            float scale = table.QuantizeRow(row, bytes);
            TensorPrimitives.ConvertTruncating<sbyte, float>(bytes, decoded);
            TensorPrimitives.Multiply(decoded, scale, decoded);
            float error = TensorPrimitives.Distance(table.Row(row, vector), decoded);
            float norm = similarity == VectorSimilarity.Dot ? table.Norm(row) : 1f;
            heads[place] = scale * norm;
            heads[Width + place] = (error + Rounding) * norm;
            heads[(2 * Width) + place] = norm;
            for (int k = 0; k < bytes.Length; k++)
            {
                first[((k / 4) * Width * 4) + (k % 4)] = (byte)(bytes[k] + 128);
            }
        }

        GC.KeepAlive(table);
    }

    public int Dimensions { get; }

    /// <summary>How many panels there are.</summary>
    public int Count { get; }

    /// <summary>How many groups of four dimensions a row has.</summary>
    public int Groups { get; }

    /// <summary>The bytes of a panel.</summary>
    public int Stride => (Heads * Width * sizeof(float)) + (Groups * Width * 4);

    private byte* Start => (byte*)_memory.Start;

    public void Search(ReadOnlySpan<float> queries, ReadOnlySpan<ulong> mask, bool isMasked, in SearchAnswers found, CancellationToken cancellationToken) =>
        QuantizedScan.Search(this, _rows, _similarity, queries, mask, isMasked, _threads, found, cancellationToken);

    /// <summary>Adds the rows of some panels whose bounds exceed the threshold, until there is no room for those of another panel. The caller holds this object.</summary>
    /// <param name="query">The query.</param>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel behind the last.</param>
    /// <param name="mask">Which rows may be found.</param>
    /// <param name="candidates">Takes them; has room for those of a panel.</param>
    /// <returns>The panel behind the last one that was looked at.</returns>
    public int Scan(in QuantizedQuery query, int first, int end, PanelMask mask, ref BoundedRows candidates) =>
        AvxVnni.IsSupported ? ScanVnni(query, first, end, mask, ref candidates)
        : Avx2.IsSupported ? ScanAvx2(query, first, end, mask, ref candidates)
        : ScanPlainly(query, first, end, mask, ref candidates);

    /// <summary>How far a row's score may be from the middle of its bounds. The caller holds this object.</summary>
    public float ErrorOf(int row, in QuantizedQuery query)
    {
        var heads = (float*)(Start + ((nint)(row / Width) * Stride)) + (row % Width);
        return (query.Norm * heads[Width]) + (query.Error * heads[2 * Width]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Bound(Vector256<int> sums, float* heads, Vector256<float> step, Vector256<float> norm, Vector256<float> error) =>
        Vector256.MultiplyAddEstimate(
            Vector256.ConvertToSingle(sums) * step,
            Vector256.Load(heads),
            Vector256.MultiplyAddEstimate(norm, Vector256.Load(heads + Width), error * Vector256.Load(heads + (2 * Width))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dot4(Vector256<int> sum, byte* rows, Vector256<sbyte> query) => AvxVnni.MultiplyWideningAndAdd(sum, Vector256.Load(rows), query);

    // Pairs of products are added in 16 bits, which 255 · 64 · 2 does not leave.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dot4(Vector256<int> sum, byte* rows, Vector256<sbyte> query, Vector256<short> ones) =>
        sum + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.Load(rows), query), ones);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanVnni(in QuantizedQuery query, int first, int end, PanelMask mask, ref BoundedRows candidates)
    {
        int groups = Groups;
        int* q = query.Groups;
        Vector256<int> shift = Vector256.Create(-query.Shift);
        Vector256<float> step = Vector256.Create(query.Step);
        Vector256<float> norm = Vector256.Create(query.Norm);
        Vector256<float> error = Vector256.Create(query.Error);
        byte* panel = Start + ((nint)first * Stride);
        int p = first;
        while (p < end && !candidates.IsFull)
        {
            uint accepted = mask.Of(p);
            if (accepted != 0)
            {
                Vector256<int> a0 = shift, a1 = shift, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
                byte* at = panel + (Heads * Width * sizeof(float));
                int group = 0;
                for (; group + 4 <= groups; group += 4, at += 256)
                {
                    Vector256<sbyte> four = Vector256.Create(q[group]).AsSByte();
                    a0 = Dot4(a0, at, four);
                    a1 = Dot4(a1, at + 32, four);
                    four = Vector256.Create(q[group + 1]).AsSByte();
                    b0 = Dot4(b0, at + 64, four);
                    b1 = Dot4(b1, at + 96, four);
                    four = Vector256.Create(q[group + 2]).AsSByte();
                    c0 = Dot4(c0, at + 128, four);
                    c1 = Dot4(c1, at + 160, four);
                    four = Vector256.Create(q[group + 3]).AsSByte();
                    d0 = Dot4(d0, at + 192, four);
                    d1 = Dot4(d1, at + 224, four);
                }

                for (; group < groups; group++, at += 64)
                {
                    Vector256<sbyte> four = Vector256.Create(q[group]).AsSByte();
                    a0 = Dot4(a0, at, four);
                    a1 = Dot4(a1, at + 32, four);
                }

                var heads = (float*)panel;
                candidates.Add(Bound(a0 + b0 + (c0 + d0), heads, step, norm, error), Bound(a1 + b1 + (c1 + d1), heads + 8, step, norm, error), p * Width, accepted);
            }

            p++;
            panel += Stride;
        }

        return p;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanAvx2(in QuantizedQuery query, int first, int end, PanelMask mask, ref BoundedRows candidates)
    {
        int groups = Groups;
        int* q = query.Groups;
        Vector256<int> shift = Vector256.Create(-query.Shift);
        Vector256<short> ones = Vector256.Create((short)1);
        Vector256<float> step = Vector256.Create(query.Step);
        Vector256<float> norm = Vector256.Create(query.Norm);
        Vector256<float> error = Vector256.Create(query.Error);
        byte* panel = Start + ((nint)first * Stride);
        int p = first;
        while (p < end && !candidates.IsFull)
        {
            uint accepted = mask.Of(p);
            if (accepted != 0)
            {
                Vector256<int> a0 = shift, a1 = shift, b0 = default, b1 = default;
                byte* at = panel + (Heads * Width * sizeof(float));
                int group = 0;
                for (; group + 2 <= groups; group += 2, at += 128)
                {
                    Vector256<sbyte> four = Vector256.Create(q[group]).AsSByte();
                    a0 = Dot4(a0, at, four, ones);
                    a1 = Dot4(a1, at + 32, four, ones);
                    four = Vector256.Create(q[group + 1]).AsSByte();
                    b0 = Dot4(b0, at + 64, four, ones);
                    b1 = Dot4(b1, at + 96, four, ones);
                }

                if (group < groups)
                {
                    Vector256<sbyte> four = Vector256.Create(q[group]).AsSByte();
                    a0 = Dot4(a0, at, four, ones);
                    a1 = Dot4(a1, at + 32, four, ones);
                }

                var heads = (float*)panel;
                candidates.Add(Bound(a0 + b0, heads, step, norm, error), Bound(a1 + b1, heads + 8, step, norm, error), p * Width, accepted);
            }

            p++;
            panel += Stride;
        }

        return p;
    }

    private int ScanPlainly(in QuantizedQuery query, int first, int end, PanelMask mask, ref BoundedRows candidates)
    {
        Span<int> sums = stackalloc int[Width];
        int p = first;
        for (; p < end && !candidates.IsFull; p++)
        {
            byte* panel = Start + ((nint)p * Stride);
            var heads = (float*)panel;
            byte* bytes = panel + (Heads * Width * sizeof(float));
            var numbers = (sbyte*)query.Groups;
            sums.Fill(-query.Shift);
            for (int i = 0; i < Groups * Width * 4; i++)
            {
                // Four bytes of each row in turn, for four dimensions.
                sums[i / 4 % Width] += bytes[i] * numbers[(i / (Width * 4) * 4) + (i % 4)];
            }

            Vector256<float> step = Vector256.Create(query.Step);
            Vector256<float> norm = Vector256.Create(query.Norm);
            Vector256<float> error = Vector256.Create(query.Error);
            candidates.Add(
                Bound(Vector256.Create<int>(sums), heads, step, norm, error), Bound(Vector256.Create<int>(sums[8..]), heads + 8, step, norm, error), p * Width, mask.Of(p));
        }

        return p;
    }
}
