using System.Runtime.CompilerServices;

namespace Ranking.Embeddings.Tests;

/// <summary>Mapped versions are published while requests read: each request sees one version, whole; and old versions go.</summary>
public class HotSwapTests
{
    private const int Titles = 200;
    private const int Dimensions = 32;
    private const int Versions = 40;
    private const string Space = "taste";

    private static readonly Catalog Catalog = Films.Catalog(Titles);
    private static readonly CatalogStatistics Statistics = CatalogStatistics.Compute(Catalog, [], FakeClock.Now);

    [Fact]
    public async Task Requests_read_one_whole_version_each_while_new_ones_are_published_and_old_ones_go()
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path);
        var publisher = new SnapshotPublisher(await NextAsync(store, 0));
        var old = new List<WeakReference> { Weak(publisher) };
        using var done = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 4).Select(reader => Task.Run(() => Read(publisher, reader, done.Token)))];
        Task collector = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        for (int version = 1; version < Versions; version++)
        {
            publisher.Publish(await NextAsync(store, version));
            old.Add(Weak(publisher));
        }

        await done.CancelAsync();
        int read = (await Task.WhenAll(readers)).Sum();
        await collector;
        Assert.True(read > Versions, $"{read} reads tell nothing of {Versions} versions.");
        Collect();
        Assert.All(old.SkipLast(1), snapshot => Assert.False(snapshot.IsAlive));
        Assert.True(old[^1].IsAlive);
        Assert.Equal(1, Mappings.Of(folder.Path) ?? 1);
        GC.KeepAlive(publisher);
    }

    // A part that was given up reads on after its page is done, when nobody holds a lease any more.
    [Fact]
    public async Task What_still_holds_a_table_after_its_lease_reads_it_whole()
    {
        using var folder = new ModelFolder();
        var store = new FolderModelStore(folder.Path);
        var publisher = new SnapshotPublisher(await NextAsync(store, 0));
        EmbeddingTable late = TableOfALease(publisher);
        for (int version = 1; version < 5; version++)
        {
            publisher.Publish(await NextAsync(store, version));
            Collect();
        }

        Assert.Equal(0, VersionOf(late));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EmbeddingTable TableOfALease(SnapshotPublisher publisher)
    {
        using SnapshotLease lease = publisher.Acquire();
        return lease.Snapshot.Space(Space).Items;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Weak(SnapshotPublisher publisher) => new(publisher.Current);

    private static int Read(SnapshotPublisher publisher, int reader, CancellationToken done)
    {
        int reads = 0;
        int last = -1;
        var found = new int[5];
        var scores = new float[5];
        var cosines = new float[Titles];
        while (!done.IsCancellationRequested)
        {
            using SnapshotLease lease = publisher.Acquire();
            IVectorSpace space = lease.Snapshot.Space(Space);
            int version = VersionOf(space.Items);
            Assert.True(version >= last, $"version {version} after {last}");
            last = version;

            // Every title is told from the others by its place, and the version by its first number.
            int title = reads % Titles;
            Assert.Equal(1, space.Index.Search(space.Items.Row(title), CandidateFilter.Of([title]), found, scores, CancellationToken.None));
            Assert.Equal((title, 1f), (found[0], scores[0]));
            space.Items.Cosine(space.Items.Row((title + reader) % Titles), cosines);
            Assert.All(cosines, cosine => Assert.Equal(1f, cosine, 1e-6f));
            reads++;
        }

        return reads;
    }

    // All rows of a version are one direction of its own, and their norms are the version.
    private static int VersionOf(EmbeddingTable table)
    {
        int version = (int)table.Norm(0) - 1;
        float[] expected = Direction(version);
        for (int row = 0; row < table.Count; row++)
        {
            Assert.Equal(version + 1, table.Norm(row));
            Assert.True(table.Row(row).SequenceEqual(expected), $"row {row} is not of version {version}");
        }

        GC.KeepAlive(table);
        return version;
    }

    private static float[] Direction(int version)
    {
        var direction = new float[Dimensions];
        direction[version % Dimensions] = version / Dimensions % 2 == 0 ? 1f : -1f;
        return direction;
    }

    // The whole way of a new model: trained, published by one process, found and opened by another, made a snapshot of.
    private static async Task<RankingSnapshot> NextAsync(IModelStore store, int version)
    {
        float[] rows = [.. Enumerable.Range(0, Titles).SelectMany(_ => Direction(version).Select(number => number * (version + 1)))];
        EmbeddingTable trained = EmbeddingTable.Create(Dimensions, rows, Catalog.Ids.Names);
        await store.PublishAsync(ModelArtifact.Create("table", Space, $"{version}").WithTable("items", trained), default);
        Assert.Equal($"{version}", await store.LatestAsync(Space, default));
        ModelArtifact model = await store.OpenAsync(Space, null, default);
        model.Verify();
        return RankingSnapshot.Create(Catalog, Statistics, VectorSpace.Create(Space, model.Table("items"), Catalog));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
