namespace Ranking.Embeddings;

/// <summary>A dense matrix, row by row.</summary>
internal sealed class DenseMatrix
{
    public DenseMatrix(int rows, int columns)
        : this(rows, columns, new float[Length(rows, columns)])
    {
    }

    public DenseMatrix(int rows, int columns, float[] data)
    {
        Rows = rows;
        Columns = columns;
        Data = data;
    }

    public int Rows { get; }

    public int Columns { get; }

    public float[] Data { get; }

    public Span<float> Row(int row) => Data.AsSpan(row * Columns, Columns);

    public static DenseMatrix Random(int rows, int columns, float deviation, SeededRandom random)
    {
        var matrix = new DenseMatrix(rows, columns);
        for (int i = 0; i < matrix.Data.Length; i++)
        {
            matrix.Data[i] = deviation * (float)random.NextGaussian();
        }

        return matrix;
    }

    private static int Length(int rows, int columns) => (long)rows * columns <= Array.MaxLength
        ? rows * columns
        : throw new RankingException($"A matrix of {rows} × {columns} numbers does not fit; one holds {Array.MaxLength}.");
}
