namespace Ranking.Embeddings;

/// <summary>What one walk at a time needs: made once, used again and again.</summary>
internal sealed class WalkScratch(int nodes, int degree, int dimensions)
{
    private int[] _candidates = [];
    private ulong[] _mask = [];

    /// <summary>Nodes that were seen.</summary>
    public VisitedNodes Visited { get; } = new(nodes);

    /// <summary>The best nodes of a walk.</summary>
    public NearestNodes Nearest { get; } = new();

    /// <summary>Nodes to follow of a walk under a filter.</summary>
    public NodeHeap Open { get; } = new();

    /// <summary>Neighbours that were not seen before.</summary>
    public int[] Fresh { get; } = new int[degree];

    /// <summary>Their rows.</summary>
    public int[] FreshRows { get; } = new int[degree];

    /// <summary>Their scores.</summary>
    public float[] Scores { get; } = new float[degree];

    /// <summary>Takes a row of bytes as floats.</summary>
    public float[] Room { get; } = new float[dimensions];

    /// <summary>Takes another, while the first is read.</summary>
    public float[] Second { get; } = new float[dimensions];

    /// <summary>Takes the nodes of a walk with the rows that are equal to them.</summary>
    public List<ulong> Spread { get; } = [];

    /// <summary>A list of rows as a mask, until <see cref="ClearMask"/>.</summary>
    public ReadOnlySpan<ulong> Mask(ReadOnlySpan<int> rows, int count)
    {
        if (_mask.Length == 0)
        {
            _mask = new ulong[((long)count + 63) / 64];
        }

        foreach (int row in rows)
        {
            if (row >= count)
            {
                break;
            }

            _mask[row >> 6] |= 1UL << (row & 63);
        }

        return _mask;
    }

    /// <summary>Takes the rows of a list out of the mask.</summary>
    public void ClearMask(ReadOnlySpan<int> rows, int count)
    {
        foreach (int row in rows)
        {
            if (row >= count)
            {
                break;
            }

            _mask[row >> 6] = 0;
        }
    }

    /// <summary>Takes nodes.</summary>
    public Span<int> Candidates(int count)
    {
        if (_candidates.Length < count)
        {
            _candidates = new int[2 * count];
        }

        return _candidates.AsSpan(0, count);
    }
}
