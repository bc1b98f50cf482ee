namespace Ranking.Embeddings;

/// <summary>A block of pinned numbers as a matrix: element (i, j) stands at <c>i · RowStride + j · ColumnStride</c>.</summary>
internal readonly unsafe struct MatrixView(float* data, int rows, int columns, nint rowStride, nint columnStride)
{
    public float* Data => data;

    public int Rows => rows;

    public int Columns => columns;

    public nint RowStride => rowStride;

    public nint ColumnStride => columnStride;

    public MatrixView Transposed => new(data, columns, rows, columnStride, rowStride);

    public float* At(int row, int column) => data + (row * rowStride) + (column * columnStride);

    public MatrixView Block(int row, int column, int height, int width) => new(At(row, column), height, width, rowStride, columnStride);
}
