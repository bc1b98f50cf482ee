namespace Ranking.Testing;

/// <summary>Room for numbers, poisoned, with poisoned zones before and behind it that belong to others.</summary>
internal sealed class GuardedColumn
{
    private const int Zone = 16;

    private readonly float[] _numbers;
    private readonly int _count;

    public GuardedColumn(int count)
    {
        _count = count;
        _numbers = new float[count + (2 * Zone)];
        Array.Fill(_numbers, Numbers.Poison);
    }

    public Memory<float> Memory => _numbers.AsMemory(Zone, _count);

    public ReadOnlySpan<float> Written => _numbers.AsSpan(Zone, _count);

    /// <summary>The first position nobody wrote to; −1 where all were.</summary>
    public int FirstUnwritten()
    {
        for (int i = 0; i < _count; i++)
        {
            if (Numbers.IsPoison(Written[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first place of a zone that was written to, from the start of the room: negative before it, the count or more behind it; null where none was.</summary>
    public int? FirstTrespass()
    {
        for (int i = 0; i < _numbers.Length; i++)
        {
            if (i is >= 0 and < Zone || i >= Zone + _count)
            {
                if (!Numbers.IsPoison(_numbers[i]))
                {
                    return i - Zone;
                }
            }
        }

        return null;
    }
}
