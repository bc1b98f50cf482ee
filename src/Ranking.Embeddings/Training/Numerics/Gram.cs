namespace Ranking.Embeddings;

/// <summary>
/// G = XᵀX of a sparse X: how often two items were liked by the same people. Row by row, so that what is added to stays in the nearest cache:
/// <code>
/// for each column i, for each row u with i, for each column j of u:   G[i,j] += x[u,i] · x[u,j]        columns of a row ascend
/// </code>
/// </summary>
internal static class Gram
{
    /// <summary>G, of which only the lower triangle is filled: G[i, 0…i].</summary>
    public static DenseMatrix Lower(SparseRows rows, int threads, CancellationToken cancellationToken)
    {
        SparseRows byColumn = rows.Transposed();
        var gram = new DenseMatrix(rows.ColumnCount, rows.ColumnCount);
        // The longest rows are at the end: started first, threads end together.
        int next = rows.ColumnCount;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, _ =>
        {
            for (int column = Interlocked.Decrement(ref next); column >= 0; column = Interlocked.Decrement(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(rows, byColumn, column, gram.Row(column)[..(column + 1)]);
            }
        });
        return gram;
    }

    /// <summary>Adds row <paramref name="column"/> of G to a span, as far as the span goes.</summary>
    public static void Add(SparseRows rows, SparseRows byColumn, int column, Span<float> sums)
    {
        ReadOnlySpan<int> with = byColumn.Columns(column);
        ReadOnlySpan<float> weights = byColumn.Values(column);
        for (int r = 0; r < with.Length; r++)
        {
            ReadOnlySpan<int> columns = rows.Columns(with[r]);
            ReadOnlySpan<float> values = rows.Values(with[r]);
            float weight = weights[r];
            for (int k = 0; k < columns.Length && columns[k] < sums.Length; k++)
            {
                sums[columns[k]] += weight * values[k];
            }
        }
    }
}
