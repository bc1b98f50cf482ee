namespace Ranking.Core.Tests.Requests;

public class SnapshotPublisherTests
{
    private static readonly Catalog Catalog = Films.Catalog(5);

    [Fact]
    public void A_request_keeps_its_snapshot_while_newer_ones_are_published()
    {
        RankingSnapshot old = Make();
        var publisher = new SnapshotPublisher(old);
        using SnapshotLease lease = publisher.Acquire();
        RankingSnapshot newer = Make();
        publisher.Publish(newer);
        Assert.Same(old, lease.Snapshot);
        Assert.Same(newer, publisher.Current);
    }

    [Fact]
    public void A_space_is_disposed_after_the_last_lease_and_not_before()
    {
        var space = new DisposableSpace("a");
        var publisher = new SnapshotPublisher(Make(space));
        SnapshotLease first = publisher.Acquire();
        SnapshotLease second = publisher.Acquire();
        publisher.Publish(Make());
        first.Dispose();
        first.Dispose();
        Assert.Equal(0, space.Disposed);
        second.Dispose();
        Assert.Equal(1, space.Disposed);
    }

    [Fact]
    public void A_space_that_a_newer_snapshot_shares_stays()
    {
        var space = new DisposableSpace("a");
        RankingSnapshot old = Make(space);
        var publisher = new SnapshotPublisher(old);
        publisher.Publish(old.With(CatalogStatistics.Compute(Catalog, [], FakeClock.Now)));
        Assert.Equal(0, space.Disposed);
        publisher.Publish(Make());
        Assert.Equal(1, space.Disposed);
    }

    [Fact]
    public void Publishing_the_same_snapshot_again_changes_nothing()
    {
        var space = new DisposableSpace("a");
        RankingSnapshot snapshot = Make(space);
        var publisher = new SnapshotPublisher(snapshot);
        publisher.Publish(snapshot);
        Assert.Equal(0, space.Disposed);
        publisher.Publish(Make());
        Assert.Equal(1, space.Disposed);
    }

    [Fact]
    public async Task Leases_and_publishing_beside_each_other_dispose_each_space_once()
    {
        DisposableSpace[] spaces = [.. Enumerable.Range(0, 200).Select(i => new DisposableSpace($"s{i}"))];
        var publisher = new SnapshotPublisher(Make(spaces[0]));
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                using SnapshotLease lease = publisher.Acquire();
                Assert.Equal(0, ((DisposableSpace)lease.Snapshot.Spaces.Values.Single()).Disposed);
            }
        }))];
        foreach (DisposableSpace space in spaces.Skip(1))
        {
            publisher.Publish(Make(space));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.All(spaces.SkipLast(1), space => Assert.Equal(1, space.Disposed));
        Assert.Equal(0, spaces[^1].Disposed);
    }

    private static RankingSnapshot Make(params IVectorSpace[] spaces) =>
        RankingSnapshot.Create(Catalog, CatalogStatistics.Compute(Catalog, [], FakeClock.Now), spaces);

    private sealed class DisposableSpace(string name) : IVectorSpace, IDisposable
    {
        private int _disposed;

        public int Disposed => _disposed;

        public string Name => name;

        public EmbeddingTable Items { get; } = EmbeddingTable.Create(1, new float[5]);

        public IVectorIndex Index => throw new NotSupportedException();

        public EmbeddingTable Values(CategoryColumn column) => EmbeddingTable.Create(1, new float[column.Values.Count]);

        public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination) => false;

        public void Dispose() => Interlocked.Increment(ref _disposed);
    }
}
