using System.Numerics;

namespace Ranking.Embeddings;

/// <summary>The rows of a table as an index reads them, and what they weigh while a graph is built for the dot product.</summary>
internal sealed class IndexedRows
{
    private readonly ReadOnlyMemory<float>[] _floats;
    private readonly ReadOnlyMemory<sbyte>[] _bytes;

    public IndexedRows(EmbeddingTable table)
    {
        Table = table;
        _floats = [.. table.Chunks];
        _bytes = [.. table.QuantizedChunks];
        int first = (table.IsQuantized ? _bytes.Length > 1 ? _bytes[0].Length : 0 : _floats.Length > 1 ? _floats[0].Length : 0) / table.Dimensions;
        // A shift by 31 leaves nothing of a row: the only chunk holds them all.
        Shift = first == 0 ? 31 : BitOperations.Log2((uint)first);
    }

    public EmbeddingTable Table { get; }

    public int Dimensions => Table.Dimensions;

    /// <summary>Row i lies in chunk i &gt;&gt; shift.</summary>
    public int Shift { get; }

    public ReadOnlySpan<float> Floats(int chunk) => chunk < _floats.Length ? _floats[chunk].Span : [];

    public ReadOnlySpan<sbyte> Bytes(int chunk) => chunk < _bytes.Length ? _bytes[chunk].Span : [];
}
