namespace Ranking;

/// <summary>What share of what a person liked each value of a column has: Σ 1, values ascending.</summary>
/// <remarks>Each title of the history that was liked to any degree gives its preference, divided evenly among its values.</remarks>
internal readonly ref struct TasteMix
{
    private TasteMix(ReadOnlySpan<int> values, ReadOnlySpan<float> shares)
    {
        Values = values;
        Shares = shares;
    }

    /// <summary>The values, by ordinal; empty where the history says nothing.</summary>
    public ReadOnlySpan<int> Values { get; }

    /// <summary>The share of each value, above 0.</summary>
    public ReadOnlySpan<float> Shares { get; }

    public static TasteMix Of(ProfileHistory history, CategoryColumn column, Scratch scratch)
    {
        int most = 0;
        foreach (int item in history.Items)
        {
            most += column.ValuesOf(item).Length;
        }

        Span<int> values = scratch.Ints(most);
        Span<float> shares = scratch.Floats(most);
        int count = 0;
        double total = 0;
        for (int i = 0; i < history.Count; i++)
        {
            ReadOnlySpan<int> own = column.ValuesOf(history.Items[i]);
            float preference = history.Preferences[i];
            if (preference <= 0 || own.IsEmpty)
            {
                continue;
            }

            total += preference;
            foreach (int value in own)
            {
                (values[count], shares[count]) = (value, preference / own.Length);
                count++;
            }
        }

        values[..count].Sort(shares[..count]);
        int different = 0;
        for (int i = 0; i < count; i++)
        {
            if (different > 0 && values[different - 1] == values[i])
            {
                shares[different - 1] += (float)(shares[i] / total);
            }
            else
            {
                (values[different], shares[different]) = (values[i], (float)(shares[i] / total));
                different++;
            }
        }

        return new TasteMix(values[..different], shares[..different]);
    }
}
