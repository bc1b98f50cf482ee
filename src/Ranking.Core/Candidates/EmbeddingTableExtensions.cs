namespace Ranking;

/// <summary>What sources and signals do with a table of vectors.</summary>
internal static class EmbeddingTableExtensions
{
    /// <summary>How many rows are scored between two looks at a token.</summary>
    public const int Checked = 4096;

    /// <summary>The cosine of a direction with some rows, with a look at the token every <see cref="Checked"/> of them.</summary>
    public static void Cosine(this EmbeddingTable table, ReadOnlySpan<float> direction, ReadOnlySpan<int> rows, Span<float> scores, CancellationToken cancellationToken)
    {
        for (int first = 0; first < rows.Length; first += Checked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(Checked, rows.Length - first);
            table.Cosine(direction, rows.Slice(first, count), scores.Slice(first, count));
        }
    }
}
