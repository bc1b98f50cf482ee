namespace Ranking.Embeddings;

/// <summary>
/// One layer of a graph as it is walked: nodes from 0 on, each with room for as many links. A node of layer 0 is a row; those of other layers say which row they are. The links of a node end at
/// the first number that is no node of the layer, so that a walk stays inside whatever a file holds.
/// </summary>
internal readonly ref struct LayerView(ReadOnlySpan<int> rows, ReadOnlySpan<int> links, int degree, int count)
{
    private readonly ReadOnlySpan<int> _rows = rows;
    private readonly ReadOnlySpan<int> _links = links;

    /// <summary>How many nodes there are.</summary>
    public int Count { get; } = count;

    /// <summary>How many links a node has at most.</summary>
    public int Degree { get; } = degree;

    /// <summary>Whether a node's number is its row's.</summary>
    public bool IsGround => _rows.IsEmpty;

    public int RowOf(int node) => _rows.IsEmpty ? node : _rows[node];

    public ReadOnlySpan<int> Links(int node) => _links.Slice(node * Degree, Degree);
}
