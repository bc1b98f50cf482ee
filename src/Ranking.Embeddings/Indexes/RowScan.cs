using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>Finds the nearest rows by looking at every row that a filter accepts.</summary>
internal static class RowScan
{
    private const int MostOnStack = 1024;

    /// <summary>Finds the nearest rows, exactly. Lengths are checked by the caller, and that the query has a direction.</summary>
    /// <returns>How many were found: as many as there is room for, or all that are accepted and not zero.</returns>
    public static int Search(EmbeddingTable table, VectorSimilarity similarity, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores)
    {
        int wanted = Math.Min(ordinals.Length, table.Count);
        int room = (int)Math.Min(table.Count, Math.Max(3L * wanted, 64));
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(room);
        int[] rows = ArrayPool<int>.Shared.Rent(room);
        try
        {
            var best = new Best(keys.AsSpan(0, room), rows, wanted);
            Span<float> vector = !table.IsQuantized ? [] : table.Dimensions <= MostOnStack ? stackalloc float[table.Dimensions] : new float[table.Dimensions];
            bool isDot = similarity == VectorSimilarity.Dot;
            if (filter.IsMask)
            {
                for (int word = 0; word < filter.Bits.Length && (long)word * 64 < table.Count; word++)
                {
                    for (ulong bits = filter.Bits[word]; bits != 0; bits &= bits - 1)
                    {
                        int row = (word * 64) + BitOperations.TrailingZeroCount(bits);
                        if (row < table.Count)
                        {
                            Look(table, isDot, query, row, vector, ref best);
                        }
                    }
                }
            }
            else if (filter.IsNone)
            {
                for (int row = 0; row < table.Count; row++)
                {
                    Look(table, isDot, query, row, vector, ref best);
                }
            }
            else
            {
                foreach (int row in filter.Ordinals)
                {
                    if (row < table.Count)
                    {
                        Look(table, isDot, query, row, vector, ref best);
                    }
                }
            }

            GC.KeepAlive(table);
            return best.CopyTo(ordinals, scores);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(rows);
        }
    }

    private static void Look(EmbeddingTable table, bool isDot, ReadOnlySpan<float> query, int row, scoped Span<float> room, ref Best best)
    {
        float norm = table.Norm(row);
        if (norm > 0f)
        {
            float cosine = TensorPrimitives.Dot(query, table.Row(row, room));
            best.Add(isDot ? cosine * norm : cosine, row);
        }
    }

    /// <summary>The best rows so far: when there is no more room, all but the wanted ones go.</summary>
    private ref struct Best(Span<ulong> keys, Span<int> rows, int wanted)
    {
        private readonly Span<ulong> _keys = keys;
        private readonly Span<int> _rows = rows;
        private readonly int _wanted = wanted;
        private ulong _worst = ulong.MaxValue;
        private int _count;

        public void Add(float score, int row)
        {
            ulong key = TopK.KeyOf(score, row);
            if (key >= _worst)
            {
                return;
            }

            if (_count == _keys.Length)
            {
                TopK.KeepBest(_keys, _rows, _wanted);
                _count = _wanted;
                _worst = TensorPrimitives.Max<ulong>(_keys[.._wanted]);
            }

            _keys[_count] = key;
            _rows[_count++] = row;
        }

        public readonly int CopyTo(Span<int> ordinals, Span<float> scores)
        {
            int found = TopK.Select(_keys[.._count], _rows[.._count], _wanted);
            for (int i = 0; i < found; i++)
            {
                ordinals[i] = _rows[i];
                scores[i] = NodeKey.Score(_keys[i]);
            }

            return found;
        }
    }
}
