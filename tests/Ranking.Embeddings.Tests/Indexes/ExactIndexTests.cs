namespace Ranking.Embeddings.Tests;

public class ExactIndexTests
{
    [Fact]
    public void Finds_the_nearest_rows_the_best_first_and_ties_by_ordinal()
    {
        var index = new ExactIndex(EmbeddingTable.Create(2, [0, 1, 1, 0, 0.6f, 0.8f, 2, 0, -1, 0]));
        (int[] rows, float[] scores) = Search(index, [1, 0], CandidateFilter.None, take: 3);
        Assert.Equal([1, 3, 2], rows);
        Assert.Equal([1f, 1f, 0.6f], scores);
    }

    // A row without a direction scored 0, ahead of every row that points away.
    [Fact]
    public void Never_finds_a_row_without_a_direction()
    {
        var index = new ExactIndex(EmbeddingTable.Create(1, [0, -1, float.NaN, 1]));
        Assert.Equal([3, 1], Search(index, [1], CandidateFilter.None, take: 9).Rows);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_query_without_a_direction_finds_nothing(float number) =>
        Assert.Empty(Search(new ExactIndex(EmbeddingTable.Create(1, [1, 1])), [number], CandidateFilter.None, take: 2).Rows);

    [Fact]
    public void Refuses_a_query_of_other_dimensions_and_too_little_room()
    {
        var index = new ExactIndex(EmbeddingTable.Create(2, [1, 0]));
        var error = Assert.Throws<ArgumentException>(() => index.Search([1], CandidateFilter.None, new int[1], new float[1]));
        Assert.Contains("1 dimensions, the index has 2", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => index.Search([1, 0], CandidateFilter.None, new int[2], new float[1]));
        Assert.Contains("2 rows need as many scores; there is room for 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_sorting_everything_under_every_kind_of_filter() => Law.Holds(random =>
    {
        int count = random.NextInt32(200);
        int dimensions = 1 + random.NextInt32(8);
        float[] numbers = [.. Enumerable.Range(0, count * dimensions).Select(_ => random.NextInt32(5) - 2f)];
        EmbeddingTable table = EmbeddingTable.Create(dimensions, numbers);
        var index = new ExactIndex(table);
        float[] query = [.. Enumerable.Range(0, dimensions).Select(i => i == 0 ? 1f : random.NextInt32(5) - 2f)];
        EmbeddingTable.Normalize(query);
        var accepted = new HashSet<int>(Enumerable.Range(0, count + 70).Where(_ => random.NextInt32(3) > 0));
        int take = random.NextInt32(count + 3);
        foreach (string kind in new[] { "none", "mask", "list" })
        {
            var cosines = new float[count];
            table.Cosine(query, cosines);
            int[] expected = [.. Enumerable.Range(0, count)
                .Where(row => table.Norm(row) > 0f && (kind == "none" || accepted.Contains(row)))
                .OrderByDescending(row => cosines[row]).ThenBy(row => row).Take(take)];
            CandidateFilter filter = kind switch
            {
                "none" => CandidateFilter.None,
                "mask" => CandidateFilter.Mask(Bits(accepted, count + 70)),
                _ => CandidateFilter.Of([.. accepted.Order()]),
            };
            (int[] rows, float[] scores) = Search(index, query, filter, take);
            Assert.Equal(expected, rows);
            Assert.Equal(expected.Select(row => cosines[row]), scores);
        }
    });

    private static ulong[] Bits(HashSet<int> ordinals, int count)
    {
        var bits = new ulong[(count + 63) / 64];
        foreach (int ordinal in ordinals)
        {
            bits[ordinal >> 6] |= 1UL << (ordinal & 63);
        }

        return bits;
    }

    private static (int[] Rows, float[] Scores) Search(ExactIndex index, float[] query, in CandidateFilter filter, int take)
    {
        var rows = new int[take];
        var scores = new float[take];
        int found = index.Search(query, filter, rows, scores);
        return (rows[..found], scores[..found]);
    }
}
