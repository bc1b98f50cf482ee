using System.Numerics.Tensors;

namespace Ranking.Embeddings.Tests;

/// <summary>What every exact index has to do.</summary>
public abstract class ExactSearchTests
{
    private const float Tolerance = 2e-6f;

    [Fact]
    public void Finds_the_nearest_rows_the_best_first_and_ties_by_ordinal()
    {
        IVectorIndex index = Create(EmbeddingTable.Create(2, [0, 1, 1, 0, 0.6f, 0.8f, 2, 0, -1, 0]));
        (int[] rows, float[] scores) = index.Search([1, 0], CandidateFilter.None, take: 3);
        Assert.Equal([1, 3, 2], rows);
        Assert.Equal([1f, 1f, 0.6f], scores);
        Assert.True(index.IsExact);
    }

    // A row without a direction scored 0, ahead of every row that points away.
    [Fact]
    public void Never_finds_a_row_without_a_direction()
    {
        IVectorIndex index = Create(EmbeddingTable.Create(1, [0, -1, float.NaN, 1]));
        Assert.Equal([3, 1], index.Search([1], CandidateFilter.None, take: 9).Rows);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_query_without_a_direction_finds_nothing_and_leaves_others_alone(float number)
    {
        IVectorIndex index = Create(EmbeddingTable.Create(1, [1, 1]));
        Assert.Empty(index.Search([number], CandidateFilter.None, take: 2).Rows);
        var counts = new int[3];
        var rows = new int[6];
        index.SearchBatch([1, number, -1], CandidateFilter.None, rows, new float[6], counts);
        Assert.Equal([2, 0, 2], counts);
        Assert.Equal([0, 1], rows[..2]);
    }

    [Fact]
    public void Refuses_a_query_of_other_dimensions_and_too_little_room()
    {
        IVectorIndex index = Create(EmbeddingTable.Create(2, [1, 0]));
        var error = Assert.Throws<ArgumentException>(() => index.Search([1], CandidateFilter.None, new int[1], new float[1]));
        Assert.Contains("1 dimensions, the index has 2", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => index.Search([1, 0], CandidateFilter.None, new int[2], new float[1]));
        Assert.Contains("2 rows need as many scores; there is room for 1", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => index.SearchBatch([1, 0, 1], CandidateFilter.None, new int[2], new float[2], new int[2]));
        Assert.Contains("2 queries of 2 dimensions", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => index.SearchBatch([1, 0, 1, 0], CandidateFilter.None, new int[3], new float[3], new int[2]));
        Assert.Throws<ArgumentException>(() => index.SearchBatch([1, 0, 1, 0], CandidateFilter.None, new int[4], new float[3], new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(EmbeddingTable.Create(1, [1f]), threads: 0));
    }

    // Few different numbers, so that many scores are equal; tables of one panel and of several, lists of few rows and of many, as many wanted as there are and more.
    [Fact]
    public void Equals_sorting_everything_under_every_kind_of_filter() => Law.Holds(random =>
    {
        int count = random.NextInt32(300);
        int dimensions = 1 + random.NextInt32(70);
        bool isCoarse = random.NextInt32(2) == 0;
        EmbeddingTable table = Searching.Table(random, count, dimensions, isCoarse);
        VectorSimilarity similarity = random.NextInt32(2) == 0 ? VectorSimilarity.Cosine : VectorSimilarity.Dot;
        table = random.NextInt32(3) == 0 ? table.Quantize() : table;
        IVectorIndex index = Create(table, similarity, threads: 1 + random.NextInt32(3));
        var accepted = new HashSet<int>(Enumerable.Range(0, count + 70).Where(_ => random.NextInt32(8) > random.NextInt32(8)));
        int take = random.NextInt32(count + 3);
        float[] queries = [.. Enumerable.Range(0, 1 + random.NextInt32(14)).SelectMany(_ => Searching.Query(random, dimensions, isCoarse))];
        foreach (string kind in new[] { "none", "mask", "list" })
        {
            CandidateFilter filter = kind switch
            {
                "none" => CandidateFilter.None,
                "mask" => CandidateFilter.Mask(Searching.Mask(count + 70, accepted.Contains)),
                _ => CandidateFilter.Of([.. accepted.Order()]),
            };
            (int[] rows, float[] scores, int[] counts) = Searching.RunBatch(index, queries, filter, take);
            for (int i = 0; i < counts.Length; i++)
            {
                float[] query = queries[(i * dimensions)..((i + 1) * dimensions)];
                float[] all = Searching.Scores(table, similarity, query);
                int[] mayBe = [.. Enumerable.Range(0, count).Where(row => table.Norm(row) > 0f && (kind == "none" || accepted.Contains(row)))];
                Same(all, mayBe, take, rows.AsSpan(i * take, counts[i]), scores.AsSpan(i * take, counts[i]));
                (int[] alone, float[] aloneScores) = index.Search(query, filter, take);
                Same(all, mayBe, take, alone, aloneScores);
            }
        }
    });

    [Fact]
    public void Finds_the_same_on_one_thread_and_on_several()
    {
        var random = new SeededRandom(3);
        // More than a block of panels, so that there is something to share.
        EmbeddingTable table = Searching.Table(random, 30_000, 33, isCoarse: false);
        IVectorIndex one = Create(table);
        IVectorIndex three = Create(table, threads: 3);
        for (int i = 0; i < 50; i++)
        {
            float[] query = Searching.Query(random, 33, isCoarse: false);
            (int[] rows, float[] scores) = one.Search(query, CandidateFilter.None, 40);
            (int[] found, float[] foundScores) = three.Search(query, CandidateFilter.None, 40);
            Assert.Equal(rows, found);
            Assert.Equal(scores, foundScores);
        }
    }

    [Fact]
    public void Answers_more_queries_than_it_takes_together()
    {
        var random = new SeededRandom(7);
        EmbeddingTable table = Searching.Table(random, 300, 5, isCoarse: false);
        IVectorIndex index = Create(table);
        float[] queries = [.. Enumerable.Range(0, 500).SelectMany(_ => Searching.Query(random, 5, isCoarse: false))];
        (int[] rows, _, int[] counts) = Searching.RunBatch(index, queries, CandidateFilter.None, 3);
        Assert.All(counts, count => Assert.Equal(3, count));
        Assert.All(Enumerable.Range(0, 500), i => Assert.Equal(index.Search(queries[(i * 5)..((i + 1) * 5)], CandidateFilter.None, 3).Rows, rows[(i * 3)..((i + 1) * 3)]));
    }

    [Fact]
    public void Many_may_search_at_once()
    {
        var random = new SeededRandom(4);
        EmbeddingTable table = Searching.Table(random, 20_000, 40, isCoarse: false);
        IVectorIndex index = Create(table, threads: 2);
        float[][] queries = [.. Enumerable.Range(0, 64).Select(_ => Searching.Query(random, 40, isCoarse: false))];
        int[][] expected = [.. queries.Select(query => index.Search(query, CandidateFilter.None, 10).Rows)];
        Parallel.For(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            Assert.Equal(expected[i % 64], index.Search(queries[i % 64], CandidateFilter.None, 10).Rows));
    }

    [Fact]
    public void A_cancelled_search_stops_and_says_so()
    {
        var random = new SeededRandom(6);
        EmbeddingTable table = Searching.Table(random, 20_000, 40, isCoarse: false);
        IVectorIndex index = Create(table, threads: 2);
        float[] query = Searching.Query(random, 40, isCoarse: false);
        int[] some = [.. Enumerable.Range(0, 6_000)];
        var rows = new int[10];
        var scores = new float[10];
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => index.Search(query, CandidateFilter.None, rows, scores, cancelled));
        Assert.Throws<OperationCanceledException>(() => index.Search(query, CandidateFilter.Of(some), rows, scores, cancelled));
        Assert.Throws<OperationCanceledException>(() => index.SearchBatch([.. query, .. query], CandidateFilter.None, rows, scores, new int[2], cancelled));
        int[] expected = index.Search(query, CandidateFilter.None, 10).Rows;
        Assert.Equal(10, index.Search(query, CandidateFilter.None, rows, scores, CancellationToken.None));
        Assert.Equal(expected, rows);
    }

    [Fact]
    public void Allocates_nothing()
    {
        var random = new SeededRandom(5);
        EmbeddingTable table = Searching.Table(random, 20_000, 40, isCoarse: false);
        IVectorIndex index = Create(table, threads: 2);
        float[] query = Searching.Query(random, 40, isCoarse: false);
        int[] few = [.. Enumerable.Range(0, 900)];
        int[] many = [.. Enumerable.Range(0, 19_000)];
        var rows = new int[200];
        var scores = new float[200];
        var counts = new int[4];
        float[] queries = [.. query, .. query, .. query, .. query];
        void Search()
        {
            index.Search(query, CandidateFilter.None, rows, scores);
            index.Search(query, CandidateFilter.Of(few), rows, scores);
            index.Search(query, CandidateFilter.Of(many), rows, scores);
            index.SearchBatch(queries, CandidateFilter.None, rows, scores, counts);
        }

        // What runs for the first time, or is compiled anew, may allocate; so may a pool that another test emptied.
        long least = long.MaxValue;
        for (int i = 0; i < 40 && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Search();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    protected abstract IVectorIndex Create(EmbeddingTable table, VectorSimilarity similarity = VectorSimilarity.Cosine, int threads = 1);

    // Rows whose scores agree but for their last bits may change places; where they are the same to the last bit, the ordinals decide.
    private static void Same(float[] all, int[] mayBe, int take, ReadOnlySpan<int> rows, ReadOnlySpan<float> scores)
    {
        float[] expected = [.. mayBe.Select(row => all[row]).OrderDescending().Take(take)];
        Assert.Equal(expected.Length, rows.Length);
        Assert.Equal(rows.Length, rows.ToArray().Distinct().Count());
        Assert.Empty(rows.ToArray().Except(mayBe));
        float largest = Math.Max(1f, all.Length == 0 ? 0f : Math.Abs(TensorPrimitives.MaxMagnitude<float>(all)));
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(expected[i], scores[i], Tolerance * largest);
            Assert.Equal(all[rows[i]], scores[i], Tolerance * largest);
            Assert.True(i == 0 || scores[i - 1] > scores[i] || (scores[i - 1] == scores[i] && rows[i - 1] < rows[i]));
        }
    }
}
