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
    private readonly EmbeddingTable _table;
    private readonly VectorSimilarity _similarity;
    private readonly int _threads;

    public BytePanels(EmbeddingTable table, VectorSimilarity similarity, int threads)
    {
        _table = table;
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

    public void Search(ReadOnlySpan<float> queries, ReadOnlySpan<ulong> mask, bool isMasked, in SearchAnswers found) =>
        QuantizedScan.Search(this, _table, _similarity, queries, mask, isMasked, _threads, found);

    /// <summary>Bounds the scores of the rows of a panel from above. The caller holds this object.</summary>
    /// <param name="panel">Which panel.</param>
    /// <param name="query">The query.</param>
    /// <param name="bounds">Takes <see cref="Width"/> bounds; NaN for a row without a direction.</param>
    public void Bound(int panel, in QuantizedQuery query, float* bounds)
    {
        byte* start = Start + ((nint)panel * Stride);
        if (AvxVnni.IsSupported)
        {
            ScoreVnni(start, query, bounds);
        }
        else if (Avx2.IsSupported)
        {
            ScoreAvx2(start, query, bounds);
        }
        else
        {
            Score(start, query, bounds);
        }
    }

    /// <summary>How far a row's score may be from the middle of its bounds. The caller holds this object.</summary>
    public float ErrorOf(int row, in QuantizedQuery query)
    {
        var heads = (float*)(Start + ((nint)(row / Width) * Stride)) + (row % Width);
        return (query.Norm * heads[Width]) + (query.Error * heads[2 * Width]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bound(byte* panel, in QuantizedQuery query, Vector256<int> low, Vector256<int> high, float* bounds)
    {
        var heads = (float*)panel;
        Vector256<int> shift = Vector256.Create(query.Shift);
        Vector256<float> step = Vector256.Create(query.Step);
        Vector256<float> norm = Vector256.Create(query.Norm);
        Vector256<float> error = Vector256.Create(query.Error);
        Vector256<float> first = Vector256.ConvertToSingle(low - shift) * step * Vector256.Load(heads);
        Vector256<float> second = Vector256.ConvertToSingle(high - shift) * step * Vector256.Load(heads + 8);
        (first + (norm * Vector256.Load(heads + 16)) + (error * Vector256.Load(heads + 32))).Store(bounds);
        (second + (norm * Vector256.Load(heads + 24)) + (error * Vector256.Load(heads + 40))).Store(bounds + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dot4(Vector256<int> sum, byte* rows, int query) =>
        AvxVnni.MultiplyWideningAndAdd(sum, Vector256.Load(rows), Vector256.Create(query).AsSByte());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScoreVnni(byte* panel, in QuantizedQuery query, float* bounds)
    {
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        int* q = query.Groups;
        byte* at = panel + (Heads * Width * sizeof(float));
        int group = 0;
        for (; group + 4 <= Groups; group += 4, at += 256)
        {
            a0 = Dot4(a0, at, q[group]);
            a1 = Dot4(a1, at + 32, q[group]);
            b0 = Dot4(b0, at + 64, q[group + 1]);
            b1 = Dot4(b1, at + 96, q[group + 1]);
            c0 = Dot4(c0, at + 128, q[group + 2]);
            c1 = Dot4(c1, at + 160, q[group + 2]);
            d0 = Dot4(d0, at + 192, q[group + 3]);
            d1 = Dot4(d1, at + 224, q[group + 3]);
        }

        for (; group < Groups; group++, at += 64)
        {
            a0 = Dot4(a0, at, q[group]);
            a1 = Dot4(a1, at + 32, q[group]);
        }

        Bound(panel, query, a0 + b0 + (c0 + d0), a1 + b1 + (c1 + d1), bounds);
    }

    // Pairs of products are added in 16 bits, which 255 · 64 · 2 does not leave.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScoreAvx2(byte* panel, in QuantizedQuery query, float* bounds)
    {
        Vector256<int> low = default, high = default;
        Vector256<short> ones = Vector256.Create((short)1);
        int* q = query.Groups;
        byte* at = panel + (Heads * Width * sizeof(float));
        for (int group = 0; group < Groups; group++, at += 64)
        {
            Vector256<sbyte> four = Vector256.Create(q[group]).AsSByte();
            low += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.Load(at), four), ones);
            high += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.Load(at + 32), four), ones);
        }

        Bound(panel, query, low, high, bounds);
    }

    private void Score(byte* panel, in QuantizedQuery query, float* bounds)
    {
        var heads = (float*)panel;
        byte* bytes = panel + (Heads * Width * sizeof(float));
        var numbers = (sbyte*)query.Groups;
        for (int place = 0; place < Width; place++)
        {
            int sum = -query.Shift;
            for (int group = 0; group < Groups; group++)
            {
                byte* four = bytes + (((group * Width) + place) * 4);
                for (int k = 0; k < 4; k++)
                {
                    sum += four[k] * numbers[(group * 4) + k];
                }
            }

            bounds[place] = (sum * query.Step * heads[place]) + (query.Norm * heads[Width + place]) + (query.Error * heads[(2 * Width) + place]);
        }
    }
}
