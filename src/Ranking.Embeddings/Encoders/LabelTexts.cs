namespace Ranking.Embeddings;

/// <summary>What the texts of labels say, in a space of texts: for a column a vector a value, by value ordinal; zeros for a text that says nothing.</summary>
internal sealed class LabelTexts(IReadOnlyDictionary<string, EmbeddingTable> byColumn)
{
    /// <summary>Knows no texts.</summary>
    public static LabelTexts None { get; } = new(new Dictionary<string, EmbeddingTable>(StringComparer.Ordinal));

    /// <summary>The vectors of a column; null where they are not known.</summary>
    public EmbeddingTable? Of(CategoryColumn column) => byColumn.GetValueOrDefault(column.Name) is { } texts && texts.Count == column.Values.Count ? texts : null;
}
