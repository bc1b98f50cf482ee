namespace Ranking;

/// <summary>
/// Orders candidates by (score descending, ordinal ascending). Both are packed into one unsigned key, so that comparing two
/// candidates is comparing two integers and ties are never left to chance.
/// </summary>
internal static class TopK
{
    /// <summary>The key of a finite score and its ordinal: the smaller, the better.</summary>
    public static ulong KeyOf(float score, int ordinal)
    {
        // Adding zero turns −0 into +0, so that equal scores have equal keys.
        uint bits = BitConverter.SingleToUInt32Bits(score + 0f);
        // The bits of a positive float grow with it, those of a negative one shrink; flipped, all fall as the score grows.
        uint descending = (bits & 0x8000_0000) != 0 ? bits : ~bits & 0x7FFF_FFFF;
        return ((ulong)descending << 32) | (uint)ordinal;
    }

    /// <summary>Moves the best keys to the front, in order.</summary>
    /// <param name="keys">The keys; all different. Those beyond the result are left in any order.</param>
    /// <param name="positions">What the keys stand for; moved with them.</param>
    /// <param name="take">How many are wanted.</param>
    /// <returns>How many there are: the smaller of <paramref name="take"/> and the number of keys.</returns>
    public static int Select(Span<ulong> keys, Span<int> positions, int take)
    {
        if (take <= 0)
        {
            return 0;
        }

        if (keys.Length > take)
        {
            KeepBest(keys, positions, take);
            keys = keys[..take];
            positions = positions[..take];
        }

        keys.Sort(positions);
        return keys.Length;
    }

    // A heap of the best so far, the worst of them on top; most keys are turned away by one comparison.
    private static void KeepBest(Span<ulong> keys, Span<int> positions, int take)
    {
        for (int i = (take / 2) - 1; i >= 0; i--)
        {
            SiftDown(keys, positions, i, take);
        }

        for (int i = take; i < keys.Length; i++)
        {
            if (keys[i] < keys[0])
            {
                (keys[0], keys[i]) = (keys[i], keys[0]);
                (positions[0], positions[i]) = (positions[i], positions[0]);
                SiftDown(keys, positions, 0, take);
            }
        }
    }

    private static void SiftDown(Span<ulong> keys, Span<int> positions, int node, int count)
    {
        while (true)
        {
            int child = (2 * node) + 1;
            if (child >= count)
            {
                return;
            }

            if (child + 1 < count && keys[child + 1] > keys[child])
            {
                child++;
            }

            if (keys[node] >= keys[child])
            {
                return;
            }

            (keys[node], keys[child]) = (keys[child], keys[node]);
            (positions[node], positions[child]) = (positions[child], positions[node]);
            node = child;
        }
    }
}
