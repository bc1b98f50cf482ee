using System.Buffers;

namespace Ranking;

/// <summary>Searches the index of a space for a source.</summary>
internal static class IndexSearch
{
    /// <summary>Fills an empty buffer with the nearest titles that it accepts.</summary>
    /// <param name="space">The space.</param>
    /// <param name="direction">A vector of length 1; zeros find nothing.</param>
    /// <param name="candidates">The buffer.</param>
    /// <param name="above">Titles no nearer than this are left out. Default: none.</param>
    /// <param name="excluded">A title that is left out; −1 for none but the one the buffer excludes.</param>
    public static void Fill(IVectorSpace space, ReadOnlySpan<float> direction, CandidateBuffer candidates, float above = float.NegativeInfinity, int excluded = -1)
    {
        // The titles left out may be among the nearest, and their places are then free for others.
        int wanted = candidates.Limit + (excluded >= 0 ? 1 : 0) + (candidates.ExcludedItem >= 0 ? 1 : 0);
        int[] items = ArrayPool<int>.Shared.Rent(wanted);
        float[] scores = ArrayPool<float>.Shared.Rent(wanted);
        try
        {
            int found = space.Index.Search(direction, candidates.Filter, items.AsSpan(0, wanted), scores.AsSpan(0, wanted));
            for (int i = 0; i < found && scores[i] > above; i++)
            {
                if (items[i] != excluded)
                {
                    candidates.TryAdd(items[i], scores[i]);
                }
            }

            candidates.IsExact = space.Index.IsExact;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(items);
            ArrayPool<float>.Shared.Return(scores);
        }
    }
}
