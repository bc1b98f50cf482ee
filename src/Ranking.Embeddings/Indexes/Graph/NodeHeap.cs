namespace Ranking.Embeddings;

/// <summary>Nodes of which the best comes out first: a binary heap (Williams 1964, "Algorithm 232: Heapsort").</summary>
internal sealed class NodeHeap
{
    private ulong[] _keys = new ulong[256];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Push(ulong key)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * Count);
        }

        int at = Count++;
        while (at > 0 && key < _keys[(at - 1) / 2])
        {
            _keys[at] = _keys[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _keys[at] = key;
    }

    /// <summary>Takes the best out; there is one.</summary>
    public ulong Pop()
    {
        ulong best = _keys[0];
        ulong last = _keys[--Count];
        int at = 0;
        for (int child = 1; child < Count; child = (2 * at) + 1)
        {
            if (child + 1 < Count && _keys[child + 1] < _keys[child])
            {
                child++;
            }

            if (last <= _keys[child])
            {
                break;
            }

            _keys[at] = _keys[child];
            at = child;
        }

        _keys[at] = last;
        return best;
    }
}
