namespace Ranking;

/// <summary>Holds one snapshot for one request, from its start to its end.</summary>
/// <remarks>Dispose it once the request is done; what the snapshot holds stays until its last lease is gone. Disposing twice is harmless. Safe for concurrent use.</remarks>
public sealed class SnapshotLease : IDisposable
{
    private SnapshotPublisher? _publisher;

    internal SnapshotLease(SnapshotPublisher publisher, RankingSnapshot snapshot)
    {
        _publisher = publisher;
        Snapshot = snapshot;
    }

    /// <summary>The snapshot.</summary>
    public RankingSnapshot Snapshot { get; }

    /// <summary>Gives the snapshot back.</summary>
    public void Dispose() => Interlocked.Exchange(ref _publisher, null)?.Release(Snapshot);
}
