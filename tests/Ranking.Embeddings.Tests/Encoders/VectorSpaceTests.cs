namespace Ranking.Embeddings.Tests;

public class VectorSpaceTests
{
    private static readonly Catalog Six = Films.Catalog(6);
    private static readonly EmbeddingTable Vectors = EmbeddingTable.Create(2, [1, 0, 0, 1, 1, 1], ["t000", "t001", "gone"]);

    [Fact]
    public void Binds_its_vectors_to_the_catalog()
    {
        VectorSpace space = VectorSpace.Create("films", Vectors, Six);
        Assert.Equal("films", space.Name);
        Assert.Equal(6, space.Items.Count);
        Assert.Equal(4, space.Items.UnmatchedCount);
        Assert.Equal([0f, 1f], space.Items.Row(1).ToArray());
    }

    [Fact]
    public void Pools_the_vectors_of_values_once()
    {
        VectorSpace space = VectorSpace.Create("films", Vectors, Six);
        CategoryColumn labels = Six.Category("micro_genres");
        EmbeddingTable values = space.Values(labels);
        Assert.Same(values, space.Values(labels));
        Assert.Equal(labels.Values.Count, values.Count);
        Assert.True(labels.Values.TryGetOrdinal("Cerebral Sci-Fi", out int cerebral));
        Assert.Equal([1f, 0f], values.Row(cerebral).ToArray());
    }

    [Fact]
    public void Encodes_a_history_by_its_own_options()
    {
        ProfileHistory history = ProfileHistory.Create([Films.Play("p", 0, daysAgo: 1), Films.Play("p", 1, daysAgo: 3)], Six);
        var taste = new float[2];
        Assert.True(VectorSpace.Create("films", Vectors, Six, new PoolingOptions { HalfLifeDays = 1 }).TryEncode(new Profile("p"), history, FakeClock.Now, taste));
        Assert.Equal(0.25, taste[1] / taste[0], 1e-5);
        Assert.True(VectorSpace.Create("films", Vectors, Six, new PoolingOptions { HalfLifeDays = 2 }).TryEncode(new Profile("p"), history, FakeClock.Now, taste));
        Assert.Equal(0.5, taste[1] / taste[0], 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Refuses_room_of_another_length(int length) => Assert.Contains(
        $"2 dimensions; there is room for {length}",
        Assert.Throws<ArgumentException>(() => VectorSpace.Create("films", Vectors, Six).TryEncode(new Profile("p"), ProfileHistory.Empty, FakeClock.Now, new float[length])).Message);

    [Fact]
    public void Refuses_a_blank_name_and_options_out_of_range()
    {
        Assert.Throws<ArgumentException>(() => VectorSpace.Create(" ", Vectors, Six));
        Assert.Throws<ArgumentNullException>(() => VectorSpace.Create("films", null!, Six));
        Assert.Throws<RankingException>(() => VectorSpace.Create("films", Vectors, Six, new PoolingOptions { HalfLifeDays = 0 }));
    }
}
