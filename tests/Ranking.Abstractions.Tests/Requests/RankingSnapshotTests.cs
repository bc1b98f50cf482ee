namespace Ranking.Abstractions.Tests;

public class RankingSnapshotTests
{
    private static readonly Catalog Hundred = Films.Catalog(100);
    private static readonly CatalogStatistics Statistics = CatalogStatistics.Compute(Hundred, [], FakeClock.Now);

    [Fact]
    public void Holds_the_parts_it_was_made_of()
    {
        var space = new FakeSpace("text", Bound(100, Hundred));
        RankingSnapshot snapshot = RankingSnapshot.Create(Hundred, Statistics, space);
        Assert.Same(Hundred, snapshot.Catalog);
        Assert.Same(Statistics, snapshot.Statistics);
        Assert.Same(space, snapshot.Space("text"));
        Assert.Equal("text", Assert.Single(snapshot.Spaces).Key);
    }

    [Fact]
    public void Allows_five_percent_of_titles_without_a_row() =>
        Assert.Equal(5, RankingSnapshot.Create(Hundred, Statistics, new FakeSpace("text", Bound(95, Hundred))).Space("text").Items.UnmatchedCount);

    [Fact]
    public void Refuses_more_than_five_percent_of_titles_without_a_row() => Assert.Contains(
        "'text' has no row for 6 of 100 titles",
        Assert.Throws<RankingException>(() => RankingSnapshot.Create(Hundred, Statistics, new FakeSpace("text", Bound(94, Hundred)))).Message);

    [Fact]
    public void Allows_five_percent_exactly_at_every_size() => Law.Holds(random =>
    {
        int count = 20 * (1 + random.NextInt32(30));
        Catalog catalog = Films.Catalog(count);
        CatalogStatistics statistics = CatalogStatistics.Compute(catalog, [], FakeClock.Now);
        RankingSnapshot.Create(catalog, statistics, new FakeSpace("text", Bound(count - (count / 20), catalog)));
        Assert.Throws<RankingException>(() => RankingSnapshot.Create(catalog, statistics, new FakeSpace("text", Bound(count - (count / 20) - 1, catalog))));
    }, cases: 20);

    [Fact]
    public void Lists_every_mistake_in_one_error()
    {
        CatalogStatistics others = CatalogStatistics.Compute(Films.Catalog(7), [], FakeClock.Now);
        string message = Assert.Throws<RankingException>(() => RankingSnapshot.Create(
            Hundred,
            others,
            new FakeSpace("text", Bound(100, Hundred)),
            new FakeSpace("text", Bound(100, Hundred)),
            new FakeSpace("small", Bound(9, Films.Catalog(9))),
            new FakeSpace("sparse", Bound(10, Hundred)))).Message;
        Assert.Contains("the statistics cover 7 titles of another catalog, this one has 100", message);
        Assert.Contains("two vector spaces are named 'text'", message);
        Assert.Contains("'small' has 9 rows of another catalog, this one has 100 titles", message);
        Assert.Contains("'sparse' has no row for 90 of 100 titles", message);
    }

    [Fact]
    public void Suggests_the_nearest_name_for_an_unknown_space()
    {
        RankingSnapshot snapshot = RankingSnapshot.Create(Hundred, Statistics, new FakeSpace("text", Bound(100, Hundred)));
        Assert.Contains("no vector space 'test'. Did you mean 'text'?", Assert.Throws<RankingException>(() => snapshot.Space("test")).Message);
    }

    [Fact]
    public void Takes_newer_statistics_and_keeps_the_rest()
    {
        RankingSnapshot snapshot = RankingSnapshot.Create(Hundred, Statistics, new FakeSpace("text", Bound(100, Hundred)));
        CatalogStatistics newer = CatalogStatistics.Compute(Hundred, Films.Crowd(), FakeClock.Now);
        RankingSnapshot next = snapshot.With(newer);
        Assert.Same(newer, next.Statistics);
        Assert.Same(snapshot.Catalog, next.Catalog);
        Assert.Same(snapshot.Space("text"), next.Space("text"));
        Assert.Same(Statistics, snapshot.Statistics);
        Assert.Throws<RankingException>(() => snapshot.With(CatalogStatistics.Compute(Films.Catalog(3), [], FakeClock.Now)));
    }

    [Fact]
    public void Holds_an_empty_catalog()
    {
        Catalog empty = RandomCatalog.Build([]);
        RankingSnapshot snapshot = RankingSnapshot.Create(empty, CatalogStatistics.Compute(empty, [], FakeClock.Now), new FakeSpace("text", Bound(0, empty)));
        Assert.Equal(0, snapshot.Catalog.Count);
    }

    private static EmbeddingTable Bound(int rows, Catalog catalog) =>
        EmbeddingTable.Create(2, [.. Enumerable.Range(0, 2 * rows).Select(i => 1f + i)], [.. catalog.Ids.Names.Take(rows)]).BindTo(catalog);

    private sealed class FakeSpace(string name, EmbeddingTable items) : IVectorSpace
    {
        public string Name => name;

        public EmbeddingTable Items => items;

        public IVectorIndex Index => throw new NotSupportedException();

        public EmbeddingTable Values(CategoryColumn column) => throw new NotSupportedException();

        public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination) => false;
    }

    // Only counts were compared, so every vector and play stood beside the wrong title.
    [Fact]
    public void Refuses_statistics_and_vectors_of_another_catalog_of_the_same_size()
    {
        static Catalog Of(string prefix) => new CatalogBuilder().AddRange(Enumerable.Range(0, 4).Select(i => new CatalogItem($"{prefix}{i}", "t"))).Build();
        Catalog other = Of("b");
        var space = new BoundSpace(EmbeddingTable.Create(1, [1, 1, 1, 1], other.Ids.Names).BindTo(other));
        var error = Assert.Throws<RankingException>(() => RankingSnapshot.Create(Of("a"), CatalogStatistics.Compute(other, [], FakeClock.Now), space));
        Assert.Contains("the statistics cover 4 titles of another catalog", error.Message, StringComparison.Ordinal);
        Assert.Contains("'bound' has 4 rows of another catalog", error.Message, StringComparison.Ordinal);
        Assert.NotNull(RankingSnapshot.Create(Of("b"), CatalogStatistics.Compute(other, [], FakeClock.Now), space));
    }

    private sealed class BoundSpace(EmbeddingTable items) : IVectorSpace
    {
        public string Name => "bound";

        public EmbeddingTable Items => items;

        public IVectorIndex Index => throw new NotSupportedException();

        public EmbeddingTable Values(CategoryColumn column) => EmbeddingTable.Create(1, new float[column.Values.Count]);

        public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination) => false;
    }
}
