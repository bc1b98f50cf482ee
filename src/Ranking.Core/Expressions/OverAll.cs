namespace Ranking.Expressions;

/// <summary>The functions that look at all candidates. What is not finite counts for nothing, and stays null.</summary>
internal static class OverAll
{
    /// <summary>Computes one in place.</summary>
    public static void Apply(Operation operation, Span<float> values)
    {
        if (operation == Operation.Rank)
        {
            Rank(values);
            return;
        }

        int count = 0;
        double sum = 0;
        float least = float.PositiveInfinity;
        float most = float.NegativeInfinity;
        foreach (float value in values)
        {
            if (float.IsFinite(value))
            {
                count++;
                sum += value;
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }
        }

        double mean = sum / Math.Max(1, count);
        double squares = 0;
        foreach (float value in values)
        {
            squares += float.IsFinite(value) ? (value - mean) * (value - mean) : 0;
        }

        bool isZScore = operation == Operation.ZScore;
        double from = isZScore ? mean : least;
        double scale = isZScore ? Math.Sqrt(squares / Math.Max(1, count)) : (double)most - least;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = !float.IsFinite(values[i]) ? float.NaN : least == most || scale == 0 ? 0f : (float)((values[i] - from) / scale);
        }
    }

    private static void Rank(Span<float> values)
    {
        float[] rented = System.Buffers.ArrayPool<float>.Shared.Rent(values.Length);
        int count = 0;
        foreach (float value in values)
        {
            if (float.IsFinite(value))
            {
                rented[count++] = value;
            }
        }

        Span<float> sorted = rented.AsSpan(0, count);
        sorted.Sort();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = float.IsFinite(values[i]) ? 1 + count - NotGreater(sorted, values[i]) : float.NaN;
        }

        System.Buffers.ArrayPool<float>.Shared.Return(rented);
    }

    // How many of ascending numbers are not greater than one.
    private static int NotGreater(ReadOnlySpan<float> sorted, float value)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
