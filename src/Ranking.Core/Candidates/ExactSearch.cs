using System.Buffers;

namespace Ranking;

/// <summary>Scans all rows of a table for those nearest to a direction.</summary>
internal static class ExactSearch
{
    /// <summary>Finds the nearest titles, the nearest first, ties by ordinal.</summary>
    /// <param name="table">The vectors.</param>
    /// <param name="direction">A vector of length 1.</param>
    /// <param name="least">Titles no nearer than this are left out.</param>
    /// <param name="accepts">Whether a title may be found; asked only of those near enough.</param>
    /// <param name="nearest">Takes the titles; as long as how many are wanted, at least 1.</param>
    /// <param name="cosines">Takes their cosines; as long.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>How many were found.</returns>
    public static int Nearest(
        EmbeddingTable table,
        ReadOnlySpan<float> direction,
        float least,
        Func<int, bool> accepts,
        Span<int> nearest,
        Span<float> cosines,
        CancellationToken cancellationToken)
    {
        int count = table.Count;
        int limit = nearest.Length;
        int room = (int)Math.Min(count, 3L * limit);
        float[] scores = ArrayPool<float>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(room);
        int[] items = ArrayPool<int>.Shared.Rent(room);
        try
        {
            table.Cosine(direction, scores.AsSpan(0, count));
            int found = 0;
            // Most titles are turned away by one comparison with the worst of the best so far. NaN never passes, nor does a later title of an equal score.
            float worst = least;
            for (int item = 0; item < count; item++)
            {
                if ((item & 4095) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (scores[item] > worst && accepts(item))
                {
                    keys[found] = TopK.KeyOf(scores[item], item);
                    items[found++] = item;
                    if (found == room && room > limit)
                    {
                        TopK.KeepBest(keys.AsSpan(0, found), items.AsSpan(0, found), limit);
                        found = limit;
                        worst = Worst(scores, items.AsSpan(0, found));
                    }
                }
            }

            found = TopK.Select(keys.AsSpan(0, found), items.AsSpan(0, found), limit);
            for (int i = 0; i < found; i++)
            {
                (nearest[i], cosines[i]) = (items[i], scores[items[i]]);
            }

            return found;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(items);
        }
    }

    /// <summary>Fills an empty buffer with the nearest titles that it accepts.</summary>
    public static void Fill(
        CandidateBuffer candidates, EmbeddingTable table, ReadOnlySpan<float> direction, float least, int excluded, CancellationToken cancellationToken)
    {
        int[] items = ArrayPool<int>.Shared.Rent(candidates.Limit);
        float[] scores = ArrayPool<float>.Shared.Rent(candidates.Limit);
        try
        {
            int found = Nearest(
                table,
                direction,
                least,
                item => item != excluded && candidates.Accepts(item),
                items.AsSpan(0, candidates.Limit),
                scores.AsSpan(0, candidates.Limit),
                cancellationToken);
            for (int i = 0; i < found; i++)
            {
                candidates.TryAdd(items[i], scores[i]);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(items);
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private static float Worst(float[] scores, ReadOnlySpan<int> items)
    {
        float worst = float.PositiveInfinity;
        foreach (int item in items)
        {
            worst = Math.Min(worst, scores[item]);
        }

        return worst;
    }
}
