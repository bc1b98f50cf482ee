using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>Which nodes a walk has seen: a bit each, and a list of them, by which few bits of many are cleared.</summary>
internal sealed class VisitedNodes(int nodes)
{
    private readonly ulong[] _bits = new ulong[((long)nodes + 63) / 64];
    private int[] _seen = new int[1024];

    /// <summary>How many were seen since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Sees a node; false if it was seen before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(int node)
    {
        ref ulong word = ref _bits[node >> 6];
        ulong bit = 1UL << (node & 63);
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        int count = Count;
        if (count == _seen.Length)
        {
            Array.Resize(ref _seen, 2 * count);
        }

        _seen[count] = node;
        Count = count + 1;
        return true;
    }

    public void Clear()
    {
        // A cache line of bits is as quick to clear as one bit.
        if (Count > _bits.Length / 8)
        {
            _bits.AsSpan().Clear();
        }
        else
        {
            foreach (int node in _seen.AsSpan(0, Count))
            {
                _bits[node >> 6] = 0;
            }
        }

        Count = 0;
    }
}
