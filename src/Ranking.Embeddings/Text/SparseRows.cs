using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>A sparse matrix in rows: which columns of a row are not zero, and what they hold.</summary>
internal sealed class SparseRows(int[] offsets, int[] columns, float[] values, int columnCount)
{
    public int RowCount => offsets.Length - 1;

    public int ColumnCount => columnCount;

    /// <summary>product = this · dense, with dense and product row by row.</summary>
    public void Multiply(ReadOnlySpan<float> dense, int width, Span<float> product)
    {
        product.Clear();
        for (int row = 0; row < RowCount; row++)
        {
            Span<float> target = product.Slice(row * width, width);
            for (int k = offsets[row]; k < offsets[row + 1]; k++)
            {
                TensorPrimitives.MultiplyAdd(dense.Slice(columns[k] * width, width), values[k], target, target);
            }
        }
    }

    /// <summary>product = thisᵀ · dense.</summary>
    public void MultiplyTransposed(ReadOnlySpan<float> dense, int width, Span<float> product)
    {
        product.Clear();
        for (int row = 0; row < RowCount; row++)
        {
            ReadOnlySpan<float> source = dense.Slice(row * width, width);
            for (int k = offsets[row]; k < offsets[row + 1]; k++)
            {
                Span<float> target = product.Slice(columns[k] * width, width);
                TensorPrimitives.MultiplyAdd(source, values[k], target, target);
            }
        }
    }
}
