using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>A sparse matrix in rows: which columns of a row are not zero, and what they hold.</summary>
internal sealed class SparseRows(int[] offsets, int[] columns, float[] values, int columnCount)
{
    public int RowCount => offsets.Length - 1;

    public int ColumnCount => columnCount;

    /// <summary>How many numbers are not zero.</summary>
    public int Count => columns.Length;

    /// <summary>The columns of a row that are not zero.</summary>
    public ReadOnlySpan<int> Columns(int row) => columns.AsSpan(offsets[row], offsets[row + 1] - offsets[row]);

    /// <summary>What they hold.</summary>
    public ReadOnlySpan<float> Values(int row) => values.AsSpan(offsets[row], offsets[row + 1] - offsets[row]);

    /// <summary>The same numbers with a row a column; its columns ascend.</summary>
    public SparseRows Transposed()
    {
        var starts = new int[columnCount + 1];
        foreach (int column in columns)
        {
            starts[column + 1]++;
        }

        for (int i = 0; i < columnCount; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts[..^1];
        var rows = new int[columns.Length];
        var turned = new float[columns.Length];
        for (int row = 0; row < RowCount; row++)
        {
            for (int k = offsets[row]; k < offsets[row + 1]; k++)
            {
                int place = next[columns[k]]++;
                rows[place] = row;
                turned[place] = values[k];
            }
        }

        return new SparseRows(starts, rows, turned, RowCount);
    }

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
