namespace Ranking.Embeddings;

/// <summary>
/// One layer of a graph, in memory or in a mapped file.
/// <code>
/// rows   [nodes]           the row of each node; none in layer 0, where a node is its row
/// below  [nodes]           the node of the layer below that has the same row; none in layer 0
/// links  [nodes, degree]   the neighbours of each node, in this layer's own numbers, then −1
/// </code>
/// </summary>
internal sealed class HnswLayer(ReadOnlyMemory<int> rows, ReadOnlyMemory<int> below, ReadOnlyMemory<int> links, int degree)
{
    public ReadOnlyMemory<int> Rows { get; } = rows;

    public ReadOnlyMemory<int> Below { get; } = below;

    public ReadOnlyMemory<int> Links { get; } = links;

    public int Degree { get; } = degree;

    public int Count { get; } = links.Length / degree;

    public LayerView View => new(Rows.Span, Links.Span, Degree, Count);
}
