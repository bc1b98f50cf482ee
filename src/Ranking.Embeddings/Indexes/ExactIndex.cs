using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Finds the nearest rows by looking at every row that the filter accepts.
/// <code>
/// score(row) = query · row       over all rows, or over those of the filter's list
/// kept       = the best k so far, with room for 3 k: a full room is parted around the k-th, and nothing below the worst of them enters
/// </code>
/// </summary>
/// <remarks>Immutable and safe for concurrent use. A search rents its room from the shared array pool.</remarks>
public sealed class ExactIndex : IVectorIndex
{
    private readonly EmbeddingTable _table;

    /// <summary>Makes an index; there is nothing to build.</summary>
    /// <param name="table">The rows.</param>
    public ExactIndex(EmbeddingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
    }

    /// <inheritdoc/>
    public int Count => _table.Count;

    /// <inheritdoc/>
    public int Dimensions => _table.Dimensions;

    /// <inheritdoc/>
    public bool IsExact => true;

    /// <inheritdoc/>
    public int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores)
    {
        if (query.Length != Dimensions)
        {
            throw new ArgumentException($"The query has {query.Length} dimensions, the index has {Dimensions}.", nameof(query));
        }

        if (scores.Length < ordinals.Length)
        {
            throw new ArgumentException($"{ordinals.Length} rows need as many scores; there is room for {scores.Length}.", nameof(scores));
        }

        float norm = TensorPrimitives.Norm(query);
        if (ordinals.IsEmpty || Count == 0 || norm == 0f || !float.IsFinite(norm))
        {
            return 0;
        }

        bool isList = filter is { IsNone: false, IsMask: false };
        ReadOnlySpan<int> rows = isList ? Known(filter.Ordinals) : [];
        int scanned = isList ? rows.Length : Count;
        float[] found = ArrayPool<float>.Shared.Rent(scanned);
        try
        {
            Span<float> all = found.AsSpan(0, scanned);
            if (isList)
            {
                _table.Cosine(query, rows, all);
            }
            else
            {
                _table.Cosine(query, all);
            }

            return Best(all, rows, filter, ordinals, scores);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(found);
        }
    }

    private ReadOnlySpan<int> Known(ReadOnlySpan<int> ordinals)
    {
        int end = ordinals.Length;
        while (end > 0 && ordinals[end - 1] >= Count)
        {
            end--;
        }

        return ordinals[..end];
    }

    /// <summary>Keeps the best; <paramref name="rows"/> says which row each score is of, and is empty where score i is of row i.</summary>
    private int Best(ReadOnlySpan<float> all, ReadOnlySpan<int> rows, in CandidateFilter filter, Span<int> ordinals, Span<float> scores)
    {
        int wanted = Math.Min(ordinals.Length, all.Length);
        int room = (int)Math.Min(all.Length, 3L * wanted);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(room);
        int[] places = ArrayPool<int>.Shared.Rent(room);
        try
        {
            int count = 0;
            // Most rows are turned away by one comparison with the worst of the best so far. NaN never passes, nor does a later row of an equal score.
            float worst = float.NegativeInfinity;
            for (int i = 0; i < all.Length; i++)
            {
                if (!(all[i] > worst))
                {
                    continue;
                }

                int row = rows.IsEmpty ? i : rows[i];
                if (_table.Norm(row) == 0f || (rows.IsEmpty && !filter.Accepts(row)))
                {
                    continue;
                }

                keys[count] = TopK.KeyOf(all[i], row);
                places[count++] = i;
                if (count == room && room > wanted)
                {
                    TopK.KeepBest(keys.AsSpan(0, count), places.AsSpan(0, count), wanted);
                    count = wanted;
                    worst = Worst(all, places.AsSpan(0, count));
                }
            }

            count = TopK.Select(keys.AsSpan(0, count), places.AsSpan(0, count), wanted);
            for (int i = 0; i < count; i++)
            {
                ordinals[i] = rows.IsEmpty ? places[i] : rows[places[i]];
                scores[i] = all[places[i]];
            }

            return count;
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private static float Worst(ReadOnlySpan<float> all, ReadOnlySpan<int> places)
    {
        float worst = float.PositiveInfinity;
        foreach (int place in places)
        {
            worst = Math.Min(worst, all[place]);
        }

        return worst;
    }
}
