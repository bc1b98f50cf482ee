using System.Buffers;

namespace Ranking;

/// <summary>
/// The titles nearest to several personas, in turns.
/// <code>
/// list(k) ← the nearest accepted titles of persona k that belong to it, the nearest first          a title belongs to the persona nearest to it
/// round r = 1, 2, …:  each persona in turn adds the r-th of its list, with the score 1 / r;  one that has no more passes
/// </code>
/// A title is of one list only, so none is found twice, and which persona found it can be told from its vector alone. A search for as many titles as there is room for is enough: whatever is among
/// the best of its own persona is found by it.
/// </summary>
internal static class PersonaSearch
{
    public static void Fill(IVectorSpace space, ReadOnlySpan<float> personas, CandidateBuffer candidates, int limit, CancellationToken cancellationToken)
    {
        int dimensions = space.Items.Dimensions;
        int count = personas.Length / dimensions;
        // What may not be shown may be found too, and is passed over; where that is much, a mask of its own is cheaper.
        bool isOpen = candidates.LeftOutCount <= limit;
        int wanted = Math.Min(space.Index.Count, limit + (isOpen ? candidates.LeftOutCount : 1));
        int[] items = ArrayPool<int>.Shared.Rent(count * wanted);
        float[] scores = ArrayPool<float>.Shared.Rent(count * wanted);
        try
        {
            Span<int> lengths = stackalloc int[count];
            space.Index.SearchBatch(personas, isOpen ? candidates.OpenFilter : candidates.Filter, items.AsSpan(0, count * wanted), scores.AsSpan(0, count * wanted), lengths, cancellationToken);
            float[] room = space.Items.IsQuantized ? new float[dimensions] : [];
            for (int persona = 0; persona < count; persona++)
            {
                Span<int> list = items.AsSpan(persona * wanted, wanted);
                int found = lengths[persona];
                lengths[persona] = 0;
                foreach (int item in list[..found])
                {
                    if (candidates.Accepts(item) && PersonaAttention.OwnerOf(space.Items.Row(item, room), personas, out _) == persona)
                    {
                        list[lengths[persona]++] = item;
                    }
                }
            }

            TakeTurns(items, lengths, wanted, candidates, limit);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(items);
            ArrayPool<float>.Shared.Return(scores);
        }

        // In turns is not by one score: where a title may not be shown, those behind it in its list come a round earlier.
        candidates.IsExact = false;
    }

    private static void TakeTurns(int[] items, ReadOnlySpan<int> lengths, int stride, CandidateBuffer candidates, int limit)
    {
        bool isAny = true;
        for (int round = 0; isAny && candidates.Count < limit; round++)
        {
            isAny = false;
            for (int persona = 0; persona < lengths.Length; persona++)
            {
                if (round < lengths[persona] && candidates.Count < limit)
                {
                    isAny = true;
                    candidates.TryAdd(items[(persona * stride) + round], 1f / (1 + round));
                }
            }
        }
    }
}
