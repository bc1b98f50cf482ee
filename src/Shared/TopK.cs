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

    /// <summary>The score that a key was made of; −0 as +0.</summary>
    public static float ScoreOf(ulong key)
    {
        uint descending = (uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((descending & 0x8000_0000) != 0 ? descending : ~descending & 0x7FFF_FFFF);
    }

    /// <summary>The ordinal that a key was made of.</summary>
    public static int OrdinalOf(ulong key) => (int)(uint)key;

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

    /// <summary>Moves the best keys to the front, in any order.</summary>
    /// <param name="keys">The keys; all different, and more than <paramref name="take"/>.</param>
    /// <param name="positions">What the keys stand for; moved with them. Empty where they stand for themselves.</param>
    /// <param name="take">How many are wanted; at least 1.</param>
    /// <remarks>Hoare 1961, "Algorithm 65: FIND": parts the span that holds the border until the border lies between its parts.</remarks>
    public static void KeepBest(Span<ulong> keys, Span<int> positions, int take)
    {
        bool hasPositions = !positions.IsEmpty;
        int low = 0;
        int high = keys.Length - 1;
        while (low < high)
        {
            ulong pivot = MedianOf(keys[low], keys[low + ((high - low) / 2)], keys[high]);
            int left = low;
            int right = high;
            while (left <= right)
            {
                while (keys[left] < pivot)
                {
                    left++;
                }

                while (keys[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (keys[left], keys[right]) = (keys[right], keys[left]);
                    if (hasPositions)
                    {
                        (positions[left], positions[right]) = (positions[right], positions[left]);
                    }

                    left++;
                    right--;
                }
            }

            if (take <= right)
            {
                high = right;
            }
            else if (take >= left)
            {
                low = left;
            }
            else
            {
                return;
            }
        }
    }

    private static ulong MedianOf(ulong a, ulong b, ulong c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
