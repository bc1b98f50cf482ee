namespace Ranking.Embeddings.Tests;

public class HnswIndexTests
{
    private const int Rows = 20_000;

    private static readonly Clusters Space = new(32);
    private static readonly EmbeddingTable Table = Space.Table(Rows, seed: 1);
    private static readonly float[][] Queries = Space.Queries(50, seed: 2);
    private static readonly Lazy<HnswIndex> Built = new(() => HnswIndex.Build(Table, new HnswOptions { EfConstruction = 80 }));

    [Fact]
    public void Finds_nearly_all_of_the_nearest_rows() => Assert.InRange(Searching.Recall(Built.Value.Walking(), Table, Queries, take: 20), 0.95, 1);

    [Fact]
    public void Finds_more_the_more_rows_it_keeps_in_view()
    {
        double narrow = Searching.Recall(Built.Value.With(1).Walking(), Table, Queries, take: 5);
        double wide = Searching.Recall(Built.Value.With(300).Walking(), Table, Queries, take: 5);
        Assert.InRange(narrow, 0.3, 0.97);
        Assert.InRange(wide, 0.999, 1);
        Assert.Equal((300, 80), (Built.Value.With(300).Options.EfSearch, Built.Value.Options.EfSearch));
    }

    [Theory]
    [InlineData(0.01, false)]
    [InlineData(0.1, false)]
    [InlineData(0.5, false)]
    [InlineData(0.01, true)]
    [InlineData(0.1, true)]
    [InlineData(0.5, true)]
    public void Finds_nearly_all_of_the_nearest_rows_that_a_filter_accepts(double share, bool isFar)
    {
        List<double> recalls = [];
        List<double> recallsOfWalks = [];
        foreach (float[] query in Queries.Take(12))
        {
            // Far: only the rows that are least like the query are accepted.
            (int Row, float Score)[] all = Searching.Exact(Table, VectorSimilarity.Cosine, query);
            var random = new SeededRandom(3);
            HashSet<int> accepted = [.. isFar ? all[^(int)(share * Rows)..].Select(pair => pair.Row) : Enumerable.Range(0, Rows).Where(_ => random.NextSingle() < share)];
            recalls.Add(Searching.Recall(Built.Value, Table, [query], take: 50, accepted.Contains));
            recallsOfWalks.Add(Searching.Recall(Built.Value.Walking(), Table, [query], take: 50, accepted.Contains));
        }

        Assert.InRange(recalls.Average(), 0.95, 1);
        Assert.InRange(recallsOfWalks.Average(), 0.95, 1);
    }

    [Fact]
    public void A_walk_gives_way_to_a_scan_when_it_has_become_as_dear()
    {
        // Half the rows, the farther half: so many that a walk is begun, and so far that it would go over all others.
        (int Row, float Score)[] all = Searching.Exact(Table, VectorSimilarity.Cosine, Queries[0]);
        HashSet<int> accepted = [.. all[(Rows / 2)..].Select(pair => pair.Row)];
        Assert.Equal(1, Searching.Recall(Built.Value, Table, [Queries[0]], take: 50, accepted.Contains));
    }

    [Fact]
    public void Never_finds_what_a_filter_does_not_accept() => Law.Holds(
        random =>
        {
            int count = random.NextInt32(300);
            EmbeddingTable table = Grid(count, 1 + random.NextInt32(6), random);
            HnswIndex index = HnswIndex.Build(table, new HnswOptions { M = 4 + random.NextInt32(4), EfConstruction = 20, EfSearch = 1 + random.NextInt32(30), Threads = 1 });
            index = random.NextInt32(2) == 0 ? index : index.Walking();
            float share = random.NextSingle();
            HashSet<int> accepted = [.. Enumerable.Range(0, count + 70).Where(_ => random.NextSingle() < share)];
            float[] query = Query(table.Dimensions, random);
            int take = random.NextInt32(count + 3);
            (int Row, float Score)[] expected = [.. Searching.Exact(table, VectorSimilarity.Cosine, query, accepted.Contains).Take(take)];
            foreach (bool isMask in new[] { true, false })
            {
                CandidateFilter filter = isMask ? CandidateFilter.Mask(Searching.Mask(count + 70, accepted.Contains)) : CandidateFilter.Of([.. accepted.Order()]);
                (int[] rows, float[] scores) = index.Search(query, filter, take);
                Assert.All(rows, row => Assert.Contains(row, accepted));
                Assert.Equal(expected.Length, rows.Length);
                Assert.Equal(rows.Length, rows.Distinct().Count());
                Assert.Equal(Enumerable.Range(0, rows.Length).OrderByDescending(i => scores[i]).ThenBy(i => rows[i]), Enumerable.Range(0, rows.Length));
            }
        },
        cases: 100);

    // Each other's nearest neighbours by the thousand, they would be linked to nothing else.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Equal_rows_by_the_thousand_hide_nothing(bool isWalking)
    {
        var random = new SeededRandom(5);
        float[][] copied = [Space.Vector(random), Space.Vector(random)];
        var rows = new float[9_000 * 32];
        for (int row = 0; row < 9_000; row++)
        {
            (row % 3 < 2 ? copied[row % 3] : Space.Vector(random)).CopyTo(rows, row * 32);
        }

        EmbeddingTable table = EmbeddingTable.Create(32, rows);
        HnswIndex index = HnswIndex.Build(table, new HnswOptions { EfConstruction = 60 });
        index = isWalking ? index.Walking() : index;
        Assert.InRange(Searching.Recall(index, table, [.. Queries.Take(20), copied[0]], take: 20), 0.95, 1);
        Assert.Equal(Enumerable.Range(0, 3_000).Select(i => 3 * i).Take(200), index.Search(copied[0], CandidateFilter.None, take: 200).Rows);
        Assert.Equal([4, 7, 100], index.Search(copied[1], CandidateFilter.Of([4, 7, 100]), take: 3).Rows);
    }

    // The same direction at many lengths: equal but for the last bits, and so not seen to be equal.
    [Fact]
    public void Nearly_equal_rows_by_the_thousand_hide_little()
    {
        var random = new SeededRandom(8);
        float[] copied = Space.Vector(random);
        var rows = new float[6_000 * 32];
        for (int row = 0; row < 6_000; row++)
        {
            float scale = 1 + (5 * random.NextSingle());
            (row % 2 == 0 ? [.. copied.Select(number => scale * number)] : Space.Vector(random)).CopyTo(rows, row * 32);
        }

        EmbeddingTable table = EmbeddingTable.Create(32, rows);
        HnswIndex index = HnswIndex.Build(table, new HnswOptions { EfConstruction = 60 }).Walking();
        Assert.InRange(Searching.Recall(index, table, [.. Queries, copied], take: 20), 0.95, 1);
    }

    [Fact]
    public void Small_tables_work()
    {
        foreach (VectorSimilarity similarity in Enum.GetValues<VectorSimilarity>())
        {
            var options = new HnswOptions { Similarity = similarity };
            HnswIndex Of(params float[] rows) => HnswIndex.Build(EmbeddingTable.Create(2, rows), options).Walking();
            Assert.Empty(Of().Search([1, 0], CandidateFilter.None, take: 3).Rows);
            Assert.Empty(Of(0, 0, 0, 0).Search([1, 0], CandidateFilter.None, take: 3).Rows);
            Assert.Equal([0], Of(0, 1).Search([1, 0], CandidateFilter.None, take: 3).Rows);
            Assert.Equal([2, 1], Of(0, 0, -1, 1, 1, 1).Search([1, 0], CandidateFilter.None, take: 3).Rows);
            Assert.Equal([1, 3], Of(float.NaN, 1, 0, 2, float.PositiveInfinity, 0, 0, 2).Search([0, 1], CandidateFilter.None, take: 9).Rows);
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_query_without_a_direction_finds_nothing(float number)
    {
        float[] query = [number, .. new float[31]];
        Assert.Empty(Built.Value.Search(query, CandidateFilter.None, take: 2).Rows);
        Assert.Empty(Built.Value.Search(query, CandidateFilter.Of([1, 2]), take: 2).Rows);
    }

    [Fact]
    public void Refuses_a_query_of_other_dimensions_and_too_little_room()
    {
        var error = Assert.Throws<ArgumentException>(() => Built.Value.Search([1], CandidateFilter.None, new int[1], new float[1]));
        Assert.Contains("1 dimensions, the index has 32", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Built.Value.Search(Queries[0], CandidateFilter.None, new int[2], new float[1]));
        Assert.Contains("2 rows need as many scores; there is room for 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_by_the_dot_product_with_rows_of_very_different_lengths()
    {
        EmbeddingTable table = Space.Table(6_000, seed: 6, random => (float)Math.Exp(1.2 * random.NextGaussian()));
        HnswIndex index = HnswIndex.Build(table, new HnswOptions { Similarity = VectorSimilarity.Dot, EfConstruction = 100 }).Walking();
        Assert.InRange(Searching.Recall(index, table, Queries, take: 20, similarity: VectorSimilarity.Dot), 0.95, 1);
        Assert.InRange(Searching.Recall(index, table, Queries.Take(9), take: 20, row => row % 7 == 0, VectorSimilarity.Dot), 0.95, 1);
        (int[] rows, float[] scores) = index.Search(Queries[0], CandidateFilter.None, take: 20);
        Assert.All(rows.Zip(scores), pair =>
            Assert.Equal(System.Numerics.Tensors.TensorPrimitives.Dot(Queries[0], table.Row(pair.First)) * table.Norm(pair.First), pair.Second, 1e-4f));
    }

    [Fact]
    public void Finds_rows_of_bytes()
    {
        EmbeddingTable table = Space.Table(6_000, seed: 7).Quantize();
        HnswIndex index = HnswIndex.Build(table, new HnswOptions { EfConstruction = 100 }).Walking();
        Assert.InRange(Searching.Recall(index, table, Queries, take: 20), 0.95, 1);
        Assert.InRange(Searching.Recall(index, table, Queries.Take(9), take: 20, row => row % 3 == 0), 0.95, 1);
    }

    [Fact]
    public void Searches_allocate_nothing()
    {
        var rows = new int[20];
        var scores = new float[20];
        int[] list = [.. Enumerable.Range(0, Rows).Where(row => row % 5 != 0)];
        ulong[] mask = Searching.Mask(Rows, row => row % 5 != 0);
        ulong[] few = Searching.Mask(Rows, row => row % 500 == 0);
        int found = 0;
        void Search()
        {
            foreach (float[] query in Queries)
            {
                found += Built.Value.Search(query, CandidateFilter.None, rows, scores);
                found += Built.Value.Search(query, CandidateFilter.Mask(mask), rows, scores);
                found += Built.Value.Search(query, CandidateFilter.Mask(few), rows, scores);
                found += Built.Value.Search(query, CandidateFilter.Of(list), rows, scores);
            }
        }

        Search();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Search();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2 * 4 * 20 * Queries.Length, found);
    }

    [Fact]
    public void Searches_at_the_same_time_find_what_searches_one_by_one_find()
    {
        (int[] Rows, float[] Scores)[] expected = [.. Queries.Select(query => Built.Value.Search(query, CandidateFilter.None, take: 20))];
        Parallel.For(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            (int[] rows, float[] scores) = Built.Value.Search(Queries[i % Queries.Length], CandidateFilter.None, take: 20);
            Assert.Equal(expected[i % Queries.Length].Rows, rows);
            Assert.Equal(expected[i % Queries.Length].Scores, scores);
        });
    }

    // Small whole numbers: many rows are equal, zero, or as near as others.
    private static EmbeddingTable Grid(int count, int dimensions, SeededRandom random) =>
        EmbeddingTable.Create(dimensions, [.. Enumerable.Range(0, count * dimensions).Select(_ => random.NextInt32(5) - 2f)]);

    private static float[] Query(int dimensions, SeededRandom random)
    {
        float[] query = [.. Enumerable.Range(0, dimensions).Select(i => i == 0 ? 1f : random.NextInt32(5) - 2f)];
        EmbeddingTable.Normalize(query);
        return query;
    }
}
