using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Pools vectors.
/// <code>
/// taste = Σ w(i) · v(i) over the history, normalised
/// w(i)  = p(i) · 2^(−days from i to the newest / half-life)      p(i): preference, negative ones times Dislike
///                                                                 without a time the second factor is 1
/// value = Σ v(i) over the titles with the value, normalised
/// </code>
/// Ages run back from the newest title that counts and not from now: the direction is the same, and the taste of someone who comes back after years does not
/// vanish in rounding.
/// </summary>
internal static class PoolingEncoder
{
    public static bool TryEncode(EmbeddingTable items, ProfileHistory history, PoolingOptions options, Span<float> destination)
    {
        destination.Clear();
        ReadOnlySpan<int> watched = history.Items;
        ReadOnlySpan<float> preferences = history.Preferences;
        ReadOnlySpan<long> times = history.Times;
        long? newest = null;
        for (int i = 0; i < watched.Length; i++)
        {
            float strength = preferences[i] * (preferences[i] < 0 ? options.Dislike : 1f);
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

            TensorPrimitives.MultiplyAdd(items.Row(watched[i]), (float)(strength * recency), destination, destination);
        }

        // Spans of mapped rows do not hold the table.
        GC.KeepAlive(items);
        return EmbeddingTable.Normalize(destination) > 0f;
    }

    public static EmbeddingTable Pool(EmbeddingTable items, CategoryColumn column)
    {
        int dimensions = items.Dimensions;
        var rows = new float[checked(column.Values.Count * dimensions)];
        for (int value = 0; value < column.Values.Count; value++)
        {
            Span<float> row = rows.AsSpan(value * dimensions, dimensions);
            foreach (int item in column.ItemsWith(value))
            {
                TensorPrimitives.Add(row, items.Row(item), row);
            }
        }

        GC.KeepAlive(items);
        return EmbeddingTable.Create(dimensions, rows);
    }
}
