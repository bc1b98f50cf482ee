namespace Ranking.Embeddings;

/// <summary>The layers of a graph, the ground first; walks begin at node 0 of the highest. A graph with nodes has two layers or more. Whoever walks keeps the graph alive.</summary>
internal sealed class HnswGraph
{
    private readonly IReadOnlyList<HnswLayer> _layers;

    public HnswGraph(IReadOnlyList<HnswLayer> layers, int top)
    {
        _layers = layers;
        Top = top;
    }

    /// <summary>The highest layer with a node; 0 where there is no node at all.</summary>
    public int Top { get; }

    /// <summary>All layers up to the highest.</summary>
    public IEnumerable<HnswLayer> Layers => _layers.Take(Top + 1);

    public HnswLayer this[int layer] => _layers[layer];

    public LayerView Layer(int layer) => _layers[layer].View;

    /// <summary>The node of the layer below that has the row of a node.</summary>
    public int Below(int layer, int node) => _layers[layer].Below.Span[node];
}
