using System.Numerics.Tensors;

namespace Ranking;

/// <summary>Pools rows of a table into a direction.</summary>
internal static class VectorPooling
{
    // What rounding leaves of a number that is 0, for each of the rows of length 1 it was made of.
    private const float Rounding = 1e-6f;

    /// <summary>The pooling of a name.</summary>
    /// <exception cref="ArgumentException">There is no such pooling.</exception>
    public static Pooling Parse(string pooling) =>
        Find(pooling) ?? throw new ArgumentException($"There is no pooling '{pooling}'; take mean, sum, max or min.", nameof(pooling));

    /// <summary>Whether there is a pooling of a name.</summary>
    public static bool IsKnown(string pooling) => Find(pooling) is not null;

    /// <summary>Pools rows; those that are zero have no say.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Which rows; one that comes twice counts twice.</param>
    /// <param name="pooling">How.</param>
    /// <param name="cancellationToken">Looked at every 4,096 rows.</param>
    /// <returns>A vector of length 1; empty where the rows have no direction together: nothing but what rounding leaves.</returns>
    public static ReadOnlySpan<float> Pool(EmbeddingTable table, ReadOnlySpan<int> rows, Pooling pooling, CancellationToken cancellationToken)
    {
        var pooled = new float[table.Dimensions];
        float[] room = table.IsQuantized ? new float[table.Dimensions] : [];
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if ((i & 4095) == 4095)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (table.Norm(rows[i]) == 0f)
            {
                continue;
            }

            ReadOnlySpan<float> row = table.Row(rows[i], room);
            if (pooling is Pooling.Mean or Pooling.Sum || count == 0)
            {
                TensorPrimitives.Add(pooled, row, pooled);
            }
            else if (pooling == Pooling.Max)
            {
                TensorPrimitives.Max(pooled, row, pooled);
            }
            else
            {
                TensorPrimitives.Min(pooled, row, pooled);
            }

            count++;
        }

        // A span of a mapped row does not hold its table.
        GC.KeepAlive(table);
        return EmbeddingTable.Normalize(pooled) > Rounding * count ? pooled : [];
    }

    private static Pooling? Find(string pooling) => pooling.ToUpperInvariant() switch
    {
        "MEAN" => Pooling.Mean,
        "SUM" => Pooling.Sum,
        "MAX" => Pooling.Max,
        "MIN" => Pooling.Min,
        _ => null,
    };
}
