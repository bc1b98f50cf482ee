using System.Numerics.Tensors;

namespace Ranking;

/// <summary>
/// Greedy choice of one candidate after the other, the first of those that are worth most.
/// <code>
/// for each place: best = the candidate of the highest known value, brought up to date
///                 each other whose known value is above the best's: bring it up to date; where it is still above, it is the best
///                 pick the best
/// </code>
/// Values only fall as more is picked, one pick after the other. One that is not up to date is therefore never too low, and whoever is below the best by an old value is below it by a new one: the picks are those of the
/// plain greedy choice, and most values are never made, or not to their end (Minoux 1978, "Accelerated greedy algorithms for maximizing submodular set functions").
/// </summary>
internal static class LazyGreedy
{
    // So many values are looked over at once: most hold nobody who is ahead.
    private const int Block = 64;

    /// <summary>Moves what is picked to the front; the others follow in the order they came.</summary>
    /// <param name="order">The list.</param>
    /// <param name="values">The value of each candidate before anything is picked; changed.</param>
    /// <param name="take">How many are picked at the most.</param>
    /// <param name="objective">What it is chosen by.</param>
    /// <param name="scratch">Lends room.</param>
    public static void Order<T>(Span<int> order, Span<float> values, int take, ref T objective, Scratch scratch)
        where T : struct, IGreedyObjective, allows ref struct
    {
        Span<int> picked = scratch.Ints(order.Length).AsSpan(0, order.Length);
        Span<bool> isLeft = scratch.SetFlags(order.Length).AsSpan(0, order.Length);
        int count = 0;
        while (count < Math.Min(take, order.Length))
        {
            int best = Best(values, ref objective);
            if (float.IsNegativeInfinity(values[best]))
            {
                break;
            }

            objective.Pick(best);
            values[best] = float.NegativeInfinity;
            isLeft[best] = false;
            picked[count++] = order[best];
        }

        for (int i = 0; i < order.Length; i++)
        {
            if (isLeft[i])
            {
                picked[count++] = order[i];
            }
        }

        picked.CopyTo(order);
    }

    private static int Best<T>(Span<float> values, ref T objective)
        where T : struct, IGreedyObjective, allows ref struct
    {
        int best = TensorPrimitives.IndexOfMax<float>(values);
        if (float.IsNegativeInfinity(values[best]))
        {
            return best;
        }

        values[best] = objective.Update(best, float.NegativeInfinity);
        for (int start = 0; start < values.Length; start += Block)
        {
            int end = Math.Min(start + Block, values.Length);
            if (TensorPrimitives.Max<float>(values[start..end]) < values[best])
            {
                continue;
            }

            for (int i = start; i < end; i++)
            {
                if (IsAhead(values, i, best))
                {
                    values[i] = objective.Update(i, values[best]);
                    best = IsAhead(values, i, best) ? i : best;
                }
            }
        }

        return best;
    }

    // Of equals the first in the order the list came in; what was picked, or is not to be, is ahead of nobody.
    private static bool IsAhead(ReadOnlySpan<float> values, int candidate, int best) =>
        values[candidate] > values[best] || (values[candidate] == values[best] && candidate < best && !float.IsNegativeInfinity(values[candidate]));
}
