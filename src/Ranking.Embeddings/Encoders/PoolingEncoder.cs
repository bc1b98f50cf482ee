using System.Buffers;

namespace Ranking.Embeddings;

/// <summary>
/// Pools vectors, as <see cref="VectorPool"/> does.
/// <code>
/// taste: the vectors v(i) of the history with the weights w(i), and those of the picked labels with the weight of picks
/// w(i)  = p(i) · 2^(−days from i to the newest / half-life)      p(i): preference, negative ones times Dislike
///                                                                 without a time the second factor is 1
/// picks = max(0, 1 − plays / PicksUntil)                          a picked label counts as a liked title would, until there are plays enough
/// value = Σ v(i) over the titles with the value, normalised
/// </code>
/// Ages run back from the newest title that counts and not from now: the direction is the same, and the taste of someone who comes back after years does not
/// vanish in rounding.
/// </summary>
internal static class PoolingEncoder
{
    public static bool TryEncode(EmbeddingTable items, ProfileHistory history, PoolingOptions options, Span<float> destination, PickedLabels picks = default)
    {
        int[] titles = ArrayPool<int>.Shared.Rent(history.Count);
        float[] weights = ArrayPool<float>.Shared.Rent(history.Count);
        try
        {
            var pool = new VectorPool(options.Function, destination);
            int count = Weigh(items, history, options, titles, weights);
            for (int i = 0; i < count; i++)
            {
                pool.Add(items, titles[i], weights[i]);
            }

            // Spans of mapped rows do not hold the table.
            GC.KeepAlive(items);
            picks.AddTo(ref pool, Plays(history), options.PicksUntil);
            return pool.Finish();
        }
        finally
        {
            ArrayPool<int>.Shared.Return(titles);
            ArrayPool<float>.Shared.Return(weights);
        }
    }

    /// <summary>The titles of a history that count, and how much, the newest first.</summary>
    /// <param name="items">The vectors of the titles.</param>
    /// <param name="history">The history.</param>
    /// <param name="options">What counts how much.</param>
    /// <param name="titles">Takes the ordinals of the titles; as long as the history at least.</param>
    /// <param name="weights">Takes their weights: none is 0, and the largest is not above 1.</param>
    /// <returns>How many there are.</returns>
    public static int Weigh(EmbeddingTable items, ProfileHistory history, PoolingOptions options, Span<int> titles, Span<float> weights)
    {
        ReadOnlySpan<int> watched = history.Items;
        ReadOnlySpan<float> preferences = history.Preferences;
        ReadOnlySpan<long> times = history.Times;
        int most = history.HasTimes ? options.Newest ?? int.MaxValue : int.MaxValue;
        long? newest = null;
        int count = 0;
        for (int i = 0; i < watched.Length && count < most; i++)
        {
            float preference = options.ByPreference ? preferences[i] : Math.Sign(preferences[i]);
            float strength = preference * (preference < 0 ? options.Dislike : 1f);
            if (strength == 0f || items.Norm(watched[i]) == 0f)
            {
                continue;
            }

            double recency = 1;
            if (times[i] != Catalog.MissingTime)
            {
                // The history runs from the newest title to the oldest.
                newest ??= times[i];
                recency = Math.Pow(2, -(newest.Value - times[i]) / 86_400.0 / options.HalfLifeDays);
            }

            float weight = (float)(strength * recency);
            if (weight != 0f)
            {
                titles[count] = watched[i];
                weights[count++] = weight;
            }
        }

        return count;
    }

    public static EmbeddingTable Pool(EmbeddingTable items, CategoryColumn column)
    {
        int dimensions = items.Dimensions;
        var rows = new float[checked(column.Values.Count * dimensions)];
        for (int value = 0; value < column.Values.Count; value++)
        {
            var pool = new VectorPool(PoolingFunction.Sum, rows.AsSpan(value * dimensions, dimensions));
            foreach (int item in column.ItemsWith(value))
            {
                pool.Add(items, item, 1f);
            }
        }

        GC.KeepAlive(items);
        return EmbeddingTable.Create(dimensions, rows);
    }

    private static int Plays(ProfileHistory history)
    {
        int plays = 0;
        foreach (int item in history.Items)
        {
            plays += history.IsWatched(item) ? 1 : 0;
        }

        return plays;
    }
}
