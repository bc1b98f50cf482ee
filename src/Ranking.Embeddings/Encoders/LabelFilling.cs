namespace Ranking.Embeddings;

/// <summary>
/// Gives titles without a vector the pooled vectors of their labels.
/// <code>
/// v(t) = Σ ln((1 + titles) / n(l)) · value(l) over the labels l of t, normalised      n(l): titles with the label; rare ones say more
/// </code>
/// </summary>
internal static class LabelFilling
{
    /// <summary>Fills what can be filled.</summary>
    /// <param name="items">The vectors, bound to the catalog.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="values">The vectors of a column's values.</param>
    /// <param name="filled">How many titles got a vector.</param>
    /// <returns>The table itself where none did; otherwise one whose unmatched titles are those that have no direction even so.</returns>
    public static EmbeddingTable Fill(EmbeddingTable items, Catalog catalog, Func<CategoryColumn, EmbeddingTable> values, out int filled)
    {
        int dimensions = items.Dimensions;
        CategoryColumn[] columns = [.. catalog.Categories.Values.OrderBy(column => column.Name, StringComparer.Ordinal)];
        var rows = new List<float>(items.Count * dimensions);
        var ids = new List<string>(items.Count);
        var pooled = new float[dimensions];
        filled = 0;
        for (int item = 0; item < items.Count; item++)
        {
            if (items.Norm(item) > 0f)
            {
                System.Numerics.Tensors.TensorPrimitives.Multiply(items.Row(item), items.Norm(item), pooled);
            }
            else if (TryPool(item, columns, values, pooled))
            {
                filled++;
            }
            else
            {
                continue;
            }

            rows.AddRange(pooled);
            ids.Add(catalog.Ids[item]);
        }

        return filled == 0 ? items : EmbeddingTable.Create(dimensions, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows), ids).BindTo(catalog);
    }

    private static bool TryPool(int item, CategoryColumn[] columns, Func<CategoryColumn, EmbeddingTable> values, float[] destination)
    {
        var pool = new VectorPool(PoolingFunction.Sum, destination);
        foreach (CategoryColumn column in columns)
        {
            foreach (int value in column.ValuesOf(item))
            {
                pool.Add(values(column).Row(value), MathF.Log((1f + column.ItemCount) / column.ItemsWith(value).Length));
            }
        }

        return pool.Finish();
    }
}
