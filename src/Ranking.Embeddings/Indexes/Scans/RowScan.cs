using System.Buffers;
using System.Numerics;

namespace Ranking.Embeddings;

/// <summary>
/// Scores the rows that a filter accepts, where they lie: what a selective filter needs.
/// <code>
/// for each block of accepted rows:     the rows of the next block are asked for from memory; those of this one are scored, see RowScorer
/// </code>
/// </summary>
internal static unsafe class RowScan
{
    private const int Block = 16;
    private const int Listed = 256;

    // Between two looks at the token.
    private const int Checked = 4096;

    /// <summary>Finds the nearest rows that the filter accepts; the query has a direction and fits, and there is room for scores.</summary>
    public static int Search(
        IndexedRows rows,
        VectorSimilarity similarity,
        ReadOnlySpan<float> query,
        in CandidateFilter filter,
        Span<int> ordinals,
        Span<float> scores,
        CancellationToken cancellationToken)
    {
        int count = rows.Table.Count;
        int wanted = Math.Min(ordinals.Length, count);
        if (wanted == 0)
        {
            return 0;
        }

        ulong[] keys = ArrayPool<ulong>.Shared.Rent(BestRows.RoomFor(wanted, count));
        try
        {
            fixed (ulong* pinned = keys)
            {
                var best = default(BestRows);
                best.Start(pinned, wanted, count);
                if (filter is { IsNone: false, IsMask: false })
                {
                    for (ReadOnlySpan<int> left = Known(filter.Ordinals, count); !left.IsEmpty; left = left[Math.Min(left.Length, Checked)..])
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        Scan(rows, similarity, query, left[..Math.Min(left.Length, Checked)], ref best);
                    }
                }
                else
                {
                    ScanMask(rows, similarity, query, filter, ref best, cancellationToken);
                }

                return best.Write(ordinals, scores);
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(keys);
        }
    }

    /// <summary>Those of ascending ordinals that are rows.</summary>
    public static ReadOnlySpan<int> Known(ReadOnlySpan<int> ordinals, int count)
    {
        int end = ordinals.BinarySearch(count);
        return ordinals[..(end < 0 ? ~end : end)];
    }

    /// <summary>How many rows a filter accepts.</summary>
    public static int Accepted(in CandidateFilter filter, int count)
    {
        if (filter.IsNone)
        {
            return count;
        }

        if (!filter.IsMask)
        {
            return Known(filter.Ordinals, count).Length;
        }

        int accepted = 0;
        int whole = Math.Min(count / 64, filter.Bits.Length);
        foreach (ulong word in filter.Bits[..whole])
        {
            accepted += BitOperations.PopCount(word);
        }

        return whole < filter.Bits.Length ? accepted + BitOperations.PopCount(filter.Bits[whole] & ((1UL << (count % 64)) - 1)) : accepted;
    }

    /// <summary>Adds the rows of a list to the best; rows without a direction are passed over.</summary>
    public static void Scan(IndexedRows rows, VectorSimilarity similarity, ReadOnlySpan<float> query, ReadOnlySpan<int> list, ref BestRows best)
    {
        EmbeddingTable table = rows.Table;
        RowScorer scorer = RowScorer.OfQuery(rows, query, similarity == VectorSimilarity.Dot ? table.Norms.Span : []);
        Span<float> scores = stackalloc float[Block];
        Fetch(scorer, list, 0);
        for (int first = 0; first < list.Length; first += Block)
        {
            Fetch(scorer, list, first + Block);
            ReadOnlySpan<int> block = list.Slice(first, Math.Min(Block, list.Length - first));
            scorer.Score(block, scores);
            for (int i = 0; i < block.Length; i++)
            {
                // A row without a direction scores 0, which may be among the best.
                if (scores[i] >= best.Threshold && table.Norm(block[i]) != 0f)
                {
                    best.Add(scores[i], block[i]);
                }
            }
        }

        GC.KeepAlive(table);
    }

    private static void Fetch(in RowScorer scorer, ReadOnlySpan<int> list, int first)
    {
        for (int i = first; i < Math.Min(list.Length, first + Block); i++)
        {
            scorer.Prefetch(list[i]);
        }
    }

    private static void ScanMask(IndexedRows rows, VectorSimilarity similarity, ReadOnlySpan<float> query, in CandidateFilter filter, ref BestRows best, CancellationToken cancellationToken)
    {
        Span<int> list = stackalloc int[Listed];
        int rowCount = rows.Table.Count;
        int count = 0;
        int words = (rowCount + 63) / 64;
        for (int word = 0; word < words; word++)
        {
            ulong bits = filter.IsNone ? ulong.MaxValue : word < filter.Bits.Length ? filter.Bits[word] : 0;
            for (; bits != 0; bits &= bits - 1)
            {
                int row = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (row < rowCount)
                {
                    list[count++] = row;
                }
            }

            if (count > Listed - 64)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Scan(rows, similarity, query, list[..count], ref best);
                count = 0;
            }
        }

        Scan(rows, similarity, query, list[..count], ref best);
    }
}
