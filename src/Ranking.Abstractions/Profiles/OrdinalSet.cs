namespace Ranking;

/// <summary>A small immutable set of ordinals: one multiplication and one bit for most of those it does not have, about one probe more for the others.</summary>
/// <remarks>
/// Open addressing with linear probing over a table at least twice the number of ordinals; −1 marks a free place. Eight bits a place of the table stand before
/// it: most questions are about ordinals that are not in the set, and a table this full alone would answer them by a branch no processor foresees.
/// </remarks>
internal sealed class OrdinalSet
{
    public static readonly OrdinalSet Empty = new([]);

    // The bits are found by the same product as the places, three binary digits further.
    private const int BitsAPlace = 3;

    private readonly int[] _table;
    private readonly ulong[] _bits;
    private readonly int _shift;

    public OrdinalSet(ReadOnlySpan<int> ordinals)
    {
        int bits = Math.Max(1, System.Numerics.BitOperations.Log2((uint)Math.Max(1, ordinals.Length)) + 2);
        _table = new int[1 << bits];
        _shift = 32 - bits;
        _bits = new ulong[Math.Max(1, (_table.Length << BitsAPlace) / 64)];
        Array.Fill(_table, -1);
        foreach (int ordinal in ordinals)
        {
            int bit = Bit(ordinal);
            _bits[bit >> 6] |= 1UL << (bit & 63);
            int place = Place(ordinal);
            while (_table[place] >= 0 && _table[place] != ordinal)
            {
                place = (place + 1) & (_table.Length - 1);
            }

            _table[place] = ordinal;
        }
    }

    public bool Contains(int ordinal)
    {
        int bit = Bit(ordinal);
        return (_bits[bit >> 6] & (1UL << (bit & 63))) != 0 && IsInTable(ordinal);
    }

    private bool IsInTable(int ordinal)
    {
        int place = Place(ordinal);
        while (true)
        {
            int found = _table[place];
            if (found < 0)
            {
                return false;
            }

            if (found == ordinal)
            {
                return true;
            }

            place = (place + 1) & (_table.Length - 1);
        }
    }

    // Fibonacci hashing: 2^32 divided by the golden ratio (Knuth 1973, section 6.4).
    private int Place(int ordinal) => (int)(((uint)ordinal * 2654435769u) >> _shift);

    private int Bit(int ordinal) => (int)(((uint)ordinal * 2654435769u) >> (_shift - BitsAPlace));
}
