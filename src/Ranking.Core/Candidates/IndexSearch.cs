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
    /// <param name="isLeftOut">Titles that are left out beside the one the buffer excludes. Default: none.</param>
    public static void Fill(
        IVectorSpace space, ReadOnlySpan<float> direction, CandidateBuffer candidates, float above = float.NegativeInfinity, Func<int, bool>? isLeftOut = null)
    {
        // The titles left out may be among the nearest, and their places are then free for others.
        int wanted = candidates.Limit + (isLeftOut is null ? 0 : 1) + (candidates.ExcludedItem >= 0 ? 1 : 0);
        int[] items = ArrayPool<int>.Shared.Rent(wanted);
        float[] scores = ArrayPool<float>.Shared.Rent(wanted);
        try
        {
            int found = space.Index.Search(direction, candidates.Filter, items.AsSpan(0, wanted), scores.AsSpan(0, wanted));
            for (int i = 0; i < found && scores[i] > above; i++)
            {
                if (isLeftOut is null || !isLeftOut(items[i]))
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
