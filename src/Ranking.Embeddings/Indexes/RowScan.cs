using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Ranking.Embeddings;

/// <summary>
/// Scores the rows that a filter accepts, one by one where they lie: what a selective filter needs.
/// <code>
/// score(row) = query · row, times the row's norm for the dot product        rows are fetched some places ahead of where they are scored
/// </code>
/// </summary>
internal static unsafe class RowScan
{
    private const int Block = 256;
    private const int Ahead = 12;
    private const int CacheLine = 64;

    /// <summary>Finds the nearest rows that the filter accepts; the query has a direction and fits, and there is room for scores.</summary>
    public static int Search(EmbeddingTable table, VectorSimilarity similarity, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores)
    {
        int wanted = Math.Min(ordinals.Length, table.Count);
        if (wanted == 0)
        {
            return 0;
        }

        ulong[] keys = ArrayPool<ulong>.Shared.Rent(BestRows.RoomFor(wanted, table.Count));
        float[] room = ArrayPool<float>.Shared.Rent(table.Dimensions);
        try
        {
            fixed (ulong* pinned = keys)
            {
                var best = default(BestRows);
                best.Start(pinned, wanted, table.Count);
                if (filter is { IsNone: false, IsMask: false })
                {
                    Scan(table, similarity, query, Known(filter.Ordinals, table.Count), room, ref best);
                }
                else
                {
                    ScanMask(table, similarity, query, filter, room, ref best);
                }

                return best.Write(ordinals, scores);
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<float>.Shared.Return(room);
            GC.KeepAlive(table);
        }
    }

    /// <summary>Those of ascending ordinals that are rows.</summary>
    public static ReadOnlySpan<int> Known(ReadOnlySpan<int> ordinals, int count)
    {
        int end = ordinals.Length;
        while (end > 0 && ordinals[end - 1] >= count)
        {
            end--;
        }

        return ordinals[..end];
    }

    /// <summary>Adds the rows of a list to the best; rows without a direction are passed over.</summary>
    public static void Scan(EmbeddingTable table, VectorSimilarity similarity, ReadOnlySpan<float> query, ReadOnlySpan<int> rows, Span<float> room, ref BestRows best)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (i + Ahead < rows.Length && !table.IsQuantized)
            {
                Fetch(table.Row(rows[i + Ahead]));
            }

            int row = rows[i];
            float norm = table.Norm(row);
            if (norm != 0f)
            {
                float cosine = TensorPrimitives.Dot(query, table.Row(row, room));
                best.Add(similarity == VectorSimilarity.Dot ? cosine * norm : cosine, row);
            }
        }
    }

    private static void ScanMask(EmbeddingTable table, VectorSimilarity similarity, ReadOnlySpan<float> query, in CandidateFilter filter, Span<float> room, ref BestRows best)
    {
        Span<int> rows = stackalloc int[Block];
        int count = 0;
        int words = (table.Count + 63) / 64;
        for (int word = 0; word < words; word++)
        {
            ulong bits = filter.IsNone ? ulong.MaxValue : word < filter.Bits.Length ? filter.Bits[word] : 0;
            for (; bits != 0; bits &= bits - 1)
            {
                int row = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (row < table.Count)
                {
                    rows[count++] = row;
                }
            }

            if (count > Block - 64)
            {
                Scan(table, similarity, query, rows[..count], room, ref best);
                count = 0;
            }
        }

        Scan(table, similarity, query, rows[..count], room, ref best);
    }

    // Only a hint: an address that is not there does no harm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(ReadOnlySpan<float> row)
    {
        if (Sse.IsSupported)
        {
            byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(row));
            for (int at = 0; at < row.Length * sizeof(float); at += CacheLine)
            {
                Sse.Prefetch0(start + at);
            }
        }
    }
}
