namespace Ranking.Embeddings;

/// <summary>Which rows of the ground layer count as found: those that a mask accepts, or one of whose equal rows it accepts.</summary>
internal readonly ref struct NodeFilter(ReadOnlySpan<ulong> bits, ReadOnlySpan<int> nextEqual)
{
    private readonly ReadOnlySpan<ulong> _bits = bits;
    private readonly ReadOnlySpan<int> _nextEqual = nextEqual;

    public bool Accepts(int row)
    {
        if (Has(row))
        {
            return true;
        }

        if (!_nextEqual.IsEmpty)
        {
            for (int equal = _nextEqual[row]; equal >= 0; equal = _nextEqual[equal])
            {
                if (Has(equal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Has(int row) => (row >> 6) < _bits.Length && (_bits[row >> 6] & (1UL << (row & 63))) != 0;
}
