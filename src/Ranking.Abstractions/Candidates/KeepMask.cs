namespace Ranking;

/// <summary>Says which candidates are kept. It can only shrink.</summary>
public readonly ref struct KeepMask
{
    private readonly Span<bool> _keep;

    /// <summary>Lays a mask over flags, as the runner does and tests of a host's own filters do by hand.</summary>
    /// <param name="keep">One flag a candidate: whether it is kept.</param>
    public KeepMask(Span<bool> keep) => _keep = keep;

    /// <summary>The number of candidates, kept or not.</summary>
    public int Length => _keep.Length;

    /// <summary>Whether the candidate at a position is kept.</summary>
    /// <param name="index">0 to <see cref="Length"/> − 1.</param>
    public bool IsKept(int index) => _keep[index];

    /// <summary>Drops the candidate at a position, for good.</summary>
    /// <param name="index">0 to <see cref="Length"/> − 1.</param>
    public void Drop(int index) => _keep[index] = false;
}
