namespace Ranking.Embeddings;

/// <summary>Which rows of a panel may be found: bits of a mask of all rows, which is pinned.</summary>
/// <param name="bits">The mask; null for all rows.</param>
/// <param name="words">How many words it has.</param>
/// <param name="width">How many rows a panel has; 16 or 32.</param>
internal readonly unsafe struct PanelMask(ulong* bits, int words, int width)
{
    private readonly int _shift = width == 32 ? 1 : 2;
    private readonly uint _all = width == 32 ? uint.MaxValue : 0xFFFF;

    /// <summary>A bit a row of the panel.</summary>
    public uint Of(int panel)
    {
        if (bits is null)
        {
            return _all;
        }

        int word = panel >> _shift;
        return word < words ? (uint)(bits[word] >> ((panel & ((1 << _shift) - 1)) * (64 >> _shift))) & _all : 0;
    }
}
