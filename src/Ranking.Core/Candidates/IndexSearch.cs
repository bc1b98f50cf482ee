using System.Buffers;

namespace Ranking;

/// <summary>Searches the index of a space for a source.</summary>
internal static class IndexSearch
{
    private const int MostMasked = 1 << 18;

    /// <summary>Fills an empty buffer with the nearest titles that it accepts.</summary>
    /// <param name="space">The space.</param>
    /// <param name="direction">A vector of length 1; zeros find nothing.</param>
    /// <param name="candidates">The buffer.</param>
    /// <param name="limit">How many at the most; no more than the buffer takes.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <param name="above">Titles no nearer than this are left out. Default: none.</param>
    /// <param name="isLeftOut">Titles that are left out beside the one the buffer excludes. Default: none.</param>
    /// <param name="leftOutCount">About how many those are. Default: 1.</param>
    public static void Fill(
        IVectorSpace space,
        ReadOnlySpan<float> direction,
        CandidateBuffer candidates,
        int limit,
        CancellationToken cancellationToken,
        float above = float.NegativeInfinity,
        Func<int, bool>? isLeftOut = null,
        int leftOutCount = 1)
    {
        // The titles left out may be among the nearest, as what was watched often is, and their places are then free for others: with too few left, more are asked for. A mask accepts none of them but the excluded title, and costs a copy of all bits.
        int all = space.Index.Count;
        bool hasMask = all <= MostMasked && candidates.LeftOutCount > limit / 8;
        int wanted = Math.Min(all, limit + (isLeftOut is null ? 0 : Math.Min(leftOutCount, limit)) + (hasMask ? 1 : Math.Min(candidates.LeftOutCount, limit)));
        while (!TryFill(space.Index, direction, candidates, limit, above, isLeftOut, hasMask, wanted, cancellationToken))
        {
            wanted = (int)Math.Min(all, 2L * wanted);
        }

        candidates.IsExact = space.Index.IsExact;
        // The direction may be a span of a mapped row, which does not hold its table.
        GC.KeepAlive(space);
    }

    // Searches for so many; whether that was enough: there are as many as may be, or there are no more. A search for more begins with what this one found.
    private static bool TryFill(
        IVectorIndex index,
        ReadOnlySpan<float> direction,
        CandidateBuffer candidates,
        int limit,
        float above,
        Func<int, bool>? isLeftOut,
        bool hasMask,
        int wanted,
        CancellationToken cancellationToken)
    {
        int[] items = ArrayPool<int>.Shared.Rent(wanted);
        float[] scores = ArrayPool<float>.Shared.Rent(wanted);
        try
        {
            int found = index.Search(direction, hasMask ? candidates.Filter : candidates.OpenFilter, items.AsSpan(0, wanted), scores.AsSpan(0, wanted), cancellationToken);
            int near = 0;
            int kept = 0;
            for (; near < found && scores[near] > above; near++)
            {
                if (candidates.Accepts(items[near]) && (isLeftOut is null || !isLeftOut(items[near])))
                {
                    (items[kept], scores[kept]) = (items[near], scores[near]);
                    kept++;
                }
            }

            bool isEnough = kept >= limit || near < found || found < wanted || wanted == index.Count;
            for (int i = 0; isEnough && i < Math.Min(kept, limit); i++)
            {
                candidates.TryAdd(items[i], scores[i]);
            }

            return isEnough;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(items);
            ArrayPool<float>.Shared.Return(scores);
        }
    }
}
