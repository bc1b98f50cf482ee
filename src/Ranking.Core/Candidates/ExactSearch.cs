using System.Buffers;

namespace Ranking;

/// <summary>Scans all rows of a table for the eligible ones nearest to a direction.</summary>
internal static class ExactSearch
{
    /// <summary>Fills a buffer with the nearest titles, the nearest first, ties by ordinal.</summary>
    /// <param name="table">The vectors.</param>
    /// <param name="direction">A vector of length 1.</param>
    /// <param name="least">Titles no nearer than this are left out.</param>
    /// <param name="excluded">A title that is left out; −1 for none.</param>
    /// <param name="candidates">An empty buffer.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static void Nearest(
        EmbeddingTable table, ReadOnlySpan<float> direction, float least, int excluded, CandidateBuffer candidates, CancellationToken cancellationToken)
    {
        int count = table.Count;
        int room = (int)Math.Min(count, 3L * candidates.Limit);
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

                if (scores[item] > worst && item != excluded && candidates.Accepts(item))
                {
                    keys[found] = TopK.KeyOf(scores[item], item);
                    items[found++] = item;
                    if (found == room && room > candidates.Limit)
                    {
                        TopK.KeepBest(keys.AsSpan(0, found), items.AsSpan(0, found), candidates.Limit);
                        found = candidates.Limit;
                        worst = Worst(scores, items.AsSpan(0, found));
                    }
                }
            }

            found = TopK.Select(keys.AsSpan(0, found), items.AsSpan(0, found), candidates.Limit);
            for (int i = 0; i < found; i++)
            {
                candidates.TryAdd(items[i], scores[items[i]]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(items);
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
