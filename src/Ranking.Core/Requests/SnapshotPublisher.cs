namespace Ranking;

/// <summary>Publishes snapshots by one reference: a request gets the newest and keeps it to its end.</summary>
/// <remarks>Safe for concurrent use. A vector space that is <see cref="IDisposable"/> is disposed when no published or leased snapshot holds it.</remarks>
public sealed class SnapshotPublisher
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RankingSnapshot, int> _holds = new(ReferenceEqualityComparer.Instance);
    private RankingSnapshot? _current;

    /// <summary>Makes a publisher with nothing published.</summary>
    public SnapshotPublisher()
    {
    }

    /// <summary>Makes a publisher and publishes a first snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public SnapshotPublisher(RankingSnapshot snapshot) => Publish(snapshot);

    /// <summary>The newest snapshot, without holding it; null before the first.</summary>
    public RankingSnapshot? Current => Volatile.Read(ref _current);

    /// <summary>Makes a snapshot the newest. Requests that hold an older one finish on it.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public void Publish(RankingSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        List<IDisposable> unused;
        lock (_gate)
        {
            RankingSnapshot? previous = _current;
            if (ReferenceEquals(previous, snapshot))
            {
                return;
            }

            _holds[snapshot] = _holds.GetValueOrDefault(snapshot) + 1;
            Volatile.Write(ref _current, snapshot);
            unused = previous is null ? [] : LetGo(previous);
        }

        unused.ForEach(space => space.Dispose());
    }

    /// <summary>Holds the newest snapshot for a request.</summary>
    /// <returns>A lease; dispose it when the request is done.</returns>
    /// <exception cref="RankingException">Nothing was published yet.</exception>
    public SnapshotLease Acquire()
    {
        lock (_gate)
        {
            RankingSnapshot current = _current
                ?? throw new RankingException("No snapshot was published yet: publish one before the first request.");
            _holds[current]++;
            return new SnapshotLease(this, current);
        }
    }

    internal void Release(RankingSnapshot snapshot)
    {
        List<IDisposable> unused;
        lock (_gate)
        {
            unused = LetGo(snapshot);
        }

        unused.ForEach(space => space.Dispose());
    }

    // A snapshot is held once by being the newest and once by each lease; its spaces go when nothing that is held shares them.
    private List<IDisposable> LetGo(RankingSnapshot snapshot)
    {
        if (--_holds[snapshot] > 0)
        {
            return [];
        }

        _holds.Remove(snapshot);
        return snapshot.Spaces.Values
            .Where(space => !_holds.Keys.Any(held => held.Spaces.Values.Contains(space)))
            .OfType<IDisposable>()
            .ToList();
    }
}
