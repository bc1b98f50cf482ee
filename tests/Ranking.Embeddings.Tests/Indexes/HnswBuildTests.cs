namespace Ranking.Embeddings.Tests;

public class HnswBuildTests
{
    private static readonly Clusters Space = new(24);
    private static readonly float[] Numbers = Space.Rows(4_000, seed: 1);
    private static readonly EmbeddingTable Table = EmbeddingTable.Create(24, Numbers);
    private static readonly float[][] Queries = Space.Queries(40, seed: 2);
    private static readonly HnswOptions Quick = new() { M = 8, EfConstruction = 40, EfSearch = 60 };

    [Theory]
    [InlineData(VectorSimilarity.Cosine)]
    [InlineData(VectorSimilarity.Dot)]
    public async Task Any_number_of_threads_builds_the_same_graph(VectorSimilarity similarity)
    {
        EmbeddingTable table = Space.Table(1_800, seed: 3, random => 0.1f + random.NextSingle());
        byte[]? first = null;
        foreach (int threads in new[] { 1, 2, 3 })
        {
            HnswIndex index = HnswIndex.Build(table, Quick with { Similarity = similarity, Threads = threads });
            byte[] bytes = await Artifacts.BytesAsync(index.ToArtifact("graph", "1"));
            Assert.Equal(first ?? bytes, bytes);
            first = bytes;
        }

        HnswIndex other = HnswIndex.Build(table, Quick with { Similarity = similarity, Seed = 1 });
        Assert.NotEqual(first, await Artifacts.BytesAsync(other.ToArtifact("graph", "1")));
    }

    [Fact]
    public async Task Extending_finds_all_rows_and_leaves_the_first_index_as_it_was()
    {
        EmbeddingTable start = Part(3_000);
        HnswIndex index = HnswIndex.Build(start, Quick);
        byte[] before = await Artifacts.BytesAsync(index.ToArtifact("graph", "1"));
        HnswIndex longer = index.Extend(Table);
        Assert.Equal(before, await Artifacts.BytesAsync(index.ToArtifact("graph", "1")));
        Assert.Equal((3_000, 4_000), (index.Count, longer.Count));
        Assert.InRange(Searching.Recall(longer.Walking(), Table, Queries, take: 20), 0.95, 1);
        Assert.InRange(Searching.Recall(index.Walking(), start, Queries, take: 20), 0.95, 1);
        Assert.All(Enumerable.Range(0, 1_000).Select(i => 3_000 + i), row => Assert.Equal(row, longer.Walking().Search(Table.Row(row).ToArray(), CandidateFilter.None, take: 1).Rows[0]));
    }

    // Titles of a new kind come all at once: they lie near each other, and far from all there was.
    [Fact]
    public void Extending_by_a_cluster_of_its_own_finds_it()
    {
        var random = new SeededRandom(9);
        var rows = new float[4_400 * 24];
        for (int row = 0; row < 4_400; row++)
        {
            Space.Vector(random, row < 4_000 ? 1 + random.NextInt32(59) : 0).CopyTo(rows, row * 24);
        }

        EmbeddingTable table = EmbeddingTable.Create(24, rows);
        HnswIndex index = HnswIndex.Build(EmbeddingTable.Create(24, rows.AsSpan(0, 4_000 * 24)), Quick).Extend(table);
        Assert.InRange(Searching.Recall(index.Walking(), table, Enumerable.Range(0, 30).Select(_ => Space.Vector(random, 0)), take: 20), 0.95, 1);
    }

    // Rows that are each other's nearest by the hundred: without links that lead far, or back, some would never be come to.
    [Fact]
    public void Hardly_a_row_is_out_of_reach_in_tight_clusters()
    {
        var random = new SeededRandom(10);
        float[][] centres = Space.Queries(12, seed: 11);
        EmbeddingTable table = EmbeddingTable.Create(
            24, [.. Enumerable.Range(0, 3_000).SelectMany(row => centres[row % 12].Select(number => number + (0.01f * (float)random.NextGaussian())))]);
        HnswIndex index = HnswIndex.Build(table, Quick).Walking();
        int missed = Enumerable.Range(0, 3_000).Count(row => index.Search(table.Row(row).ToArray(), CandidateFilter.None, take: 1).Rows[0] != row);
        Assert.InRange(missed, 0, 3);
    }

    [Theory]
    [InlineData(VectorSimilarity.Cosine)]
    [InlineData(VectorSimilarity.Dot)]
    public void Extending_from_nothing_and_by_equal_rows_works(VectorSimilarity similarity)
    {
        HnswIndex index = HnswIndex.Build(EmbeddingTable.Create(2, []), Quick with { Similarity = similarity });
        index = index.Extend(EmbeddingTable.Create(2, [0, 0, 0, 0]));
        index = index.Extend(EmbeddingTable.Create(2, [0, 0, 0, 0, 3, 0, 0, 1]));
        index = index.Extend(EmbeddingTable.Create(2, [0, 0, 0, 0, 3, 0, 0, 1, 3, 0, 0, 0, 3, 0])).Walking();
        (int[] rows, float[] scores) = index.Search([1, 0], CandidateFilter.None, take: 9);
        Assert.Equal([2, 4, 6, 3], rows);
        Assert.Equal(similarity == VectorSimilarity.Dot ? [3, 3, 3, 0] : [1f, 1f, 1f, 0], scores);
    }

    [Fact]
    public void Refuses_to_extend_by_a_table_that_begins_otherwise()
    {
        HnswIndex index = HnswIndex.Build(Part(100), Quick);
        Assert.Contains("has 100 rows of 24 dimensions, and the table has 99 of 24", Assert.Throws<ArgumentException>(() => index.Extend(Part(99))).Message, StringComparison.Ordinal);
        Assert.Contains("the table has 100 of 3", Assert.Throws<ArgumentException>(() => index.Extend(EmbeddingTable.Create(3, new float[300]))).Message, StringComparison.Ordinal);
        Assert.Contains("not those of the index", Assert.Throws<ArgumentException>(() => index.Extend(Space.Table(4_000, seed: 8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_how_far_it_is()
    {
        List<double> shares = [];
        HnswIndex.Build(Part(1_000), Quick, new Told(shares.Add));
        Assert.InRange(shares.Count, 10, 1_000);
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[0], 1e-9, 0.1);
        Assert.Equal(1, shares[^1]);
        shares.Clear();
        HnswIndex.Build(EmbeddingTable.Create(1, [0]), Quick, new Told(shares.Add));
        Assert.Equal([1], shares);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Ends_when_it_is_cancelled(int threads)
    {
        using var source = new CancellationTokenSource();
        int told = 0;
        var progress = new Told(_ =>
        {
            if (++told == 5)
            {
                source.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => HnswIndex.Build(Table, Quick with { Threads = threads }, progress, source.Token));
        Assert.Equal(5, told);
        HnswIndex index = HnswIndex.Build(Part(100), Quick);
        Assert.Throws<OperationCanceledException>(() => index.Extend(Table, null, source.Token));
        Assert.Equal(100, index.Count);
    }

    [Fact]
    public void Refuses_options_out_of_their_range()
    {
        (HnswOptions Options, string Message)[] refused =
        [
            (new() { M = 3 }, "HnswOptions.M is 4 to 128, but is 3."),
            (new() { M = 129 }, "HnswOptions.M is 4 to 128, but is 129."),
            (new() { EfConstruction = 0 }, "HnswOptions.EfConstruction is 1 to 4096, but is 0."),
            (new() { EfSearch = 4097 }, "HnswOptions.EfSearch is 1 to 4096, but is 4097."),
            (new() { Similarity = (VectorSimilarity)7 }, "HnswOptions.Similarity is Cosine or Dot, but is 7."),
            (new() { Threads = -1 }, "Threads are 0"),
        ];
        Assert.All(refused, pair => Assert.Contains(pair.Message, Assert.Throws<RankingException>(() => HnswIndex.Build(Table, pair.Options)).Message, StringComparison.Ordinal));
        Assert.Contains("EfSearch is 1 to 4096, but is 0", Assert.Throws<RankingException>(() => HnswIndex.Build(Part(2), Quick).With(0)).Message, StringComparison.Ordinal);
    }

    private static EmbeddingTable Part(int count) => EmbeddingTable.Create(24, Numbers.AsSpan(0, count * 24));

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
