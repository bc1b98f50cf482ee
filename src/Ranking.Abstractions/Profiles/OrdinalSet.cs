namespace Ranking;

/// <summary>A small immutable set of ordinals: one multiplication and about one probe a question.</summary>
/// <remarks>Open addressing with linear probing over a table at least twice the number of ordinals; −1 marks a free place.</remarks>
internal sealed class OrdinalSet
{
    public static readonly OrdinalSet Empty = new([]);

    private readonly int[] _table;
    private readonly int _shift;

    public OrdinalSet(ReadOnlySpan<int> ordinals)
    {
        int bits = Math.Max(1, System.Numerics.BitOperations.Log2((uint)Math.Max(1, ordinals.Length)) + 2);
        _table = new int[1 << bits];
        _shift = 32 - bits;
        Array.Fill(_table, -1);
        foreach (int ordinal in ordinals)
        {
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
}
