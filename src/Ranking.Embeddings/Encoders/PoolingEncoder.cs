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
/// Ages run back from the newest event and not from now: the direction is the same, and the taste of someone who comes back after years does not vanish in
/// rounding.
/// </summary>
internal static class PoolingEncoder
{
    public static bool TryEncode(EmbeddingTable items, ProfileHistory history, PoolingOptions options, Span<float> destination)
    {
        destination.Clear();
        ReadOnlySpan<int> watched = history.Items;
        ReadOnlySpan<float> preferences = history.Preferences;
        ReadOnlySpan<long> times = history.Times;
        long newest = history.HasTimes ? times[0] : 0;
        for (int i = 0; i < watched.Length; i++)
        {
            double recency = times[i] == Catalog.MissingTime
                ? 1
                : Math.Pow(2, -(newest - times[i]) / 86_400.0 / options.HalfLifeDays);
            float weight = (float)(preferences[i] * recency) * (preferences[i] < 0 ? options.Dislike : 1f);
            TensorPrimitives.MultiplyAdd(items.Row(watched[i]), weight, destination, destination);
        }

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

        return EmbeddingTable.Create(dimensions, rows);
    }
}
