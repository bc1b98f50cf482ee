using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// The vectors of attribute values, made on first use and kept.
/// <code>
/// value(l) = (1 − LabelText) · m(l) + LabelText · t(l), normalised      m(l): its titles, pooled; t(l): its text; where one has no direction, the other
/// </code>
/// </summary>
internal sealed class LabelVectors(EmbeddingTable items, LabelTexts texts, float textShare)
{
    private readonly ConcurrentDictionary<CategoryColumn, EmbeddingTable> _tables = new();

    public EmbeddingTable Of(CategoryColumn column) => _tables.GetOrAdd(column, static (c, self) => self.Make(c), this);

    private EmbeddingTable Make(CategoryColumn column)
    {
        EmbeddingTable members = PoolingEncoder.Pool(items, column);
        if (textShare == 0f || texts.Of(column) is not { } spoken)
        {
            return members;
        }

        int dimensions = items.Dimensions;
        var rows = new float[column.Values.Count * dimensions];
        for (int value = 0; value < column.Values.Count; value++)
        {
            Span<float> row = rows.AsSpan(value * dimensions, dimensions);
            bool isSpoken = spoken.Norm(value) > 0f;
            bool hasMembers = members.Norm(value) > 0f;
            TensorPrimitives.Multiply(members.Row(value), isSpoken ? 1f - textShare : 1f, row);
            TensorPrimitives.MultiplyAdd(spoken.Row(value), hasMembers ? textShare : 1f, row, row);
        }

        return EmbeddingTable.Create(dimensions, rows);
    }
}
