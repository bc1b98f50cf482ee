using System.Runtime.CompilerServices;

namespace Ranking.Embeddings;

/// <summary>
/// The best nodes so far, in order, at most as many as there is room for. A sorted array: for some hundred nodes, finding a place and moving up what is behind it is quicker than a heap, and the best
/// node whose links were not followed yet is found by going on from where the last one was.
/// </summary>
internal sealed class NearestNodes
{
    private ulong[] _keys = new ulong[256];
    private int _room;

    public int Count { get; private set; }

    public bool IsFull => Count == _room;

    /// <summary>The nodes, the best first.</summary>
    public Span<ulong> Keys => _keys.AsSpan(0, Count);

    /// <summary>Forgets all, and makes room for so many.</summary>
    public void Reset(int room)
    {
        if (_keys.Length < room)
        {
            _keys = new ulong[Math.Max(room, 2 * _keys.Length)];
        }

        _room = room;
        Count = 0;
    }

    /// <summary>Whether a node is among the best so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Takes(ulong key) => Count < _room || key < _keys[Count - 1];

    /// <summary>Puts a node that it takes into its place; the worst leaves where there is no room.</summary>
    /// <returns>The place.</returns>
    public int Add(ulong key)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_keys[middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int moved = (Count < _room ? Count++ : Count - 1) - low;
        _keys.AsSpan(low, moved).CopyTo(_keys.AsSpan(low + 1));
        _keys[low] = key;
        return low;
    }
}
