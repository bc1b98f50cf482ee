using System.Runtime.InteropServices;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Which rows may be found, as a list and as a mask, and which of them are the nearest.</summary>
internal sealed class RowFilter
{
    public RowFilter(string name, EmbeddingTable table, float[] queries, Predicate<int> accepts)
    {
        Name = name;
        Ordinals = [.. Enumerable.Range(0, table.Count).Where(row => accepts(row))];
        Bits = new ulong[(table.Count + 63) / 64];
        foreach (int row in Ordinals)
        {
            Bits[row >> 6] |= 1UL << (row & 63);
        }

        Nearest = Reference.Of(table, queries, Ordinals);
    }

    /// <summary>How a filter is put.</summary>
    public enum Form
    {
        List,
        Mask,
    }

    public string Name { get; }

    public int[] Ordinals { get; }

    public ulong[] Bits { get; }

    /// <summary>The nearest of the accepted rows, for each query.</summary>
    public Found Nearest { get; }

    public CandidateFilter As(Form form) => form == Form.List ? CandidateFilter.Of(Ordinals) : CandidateFilter.Mask(Bits);

    /// <summary>Writes a bit a row, the lowest first.</summary>
    public void Write(string file) => File.WriteAllBytes(file, MemoryMarshal.AsBytes<ulong>(Bits));
}
