namespace Ranking.Embeddings.Tests;

public class PersonaClustersTests
{
    [Fact]
    public void Tells_two_tastes_apart()
    {
        // Three titles about east, four about north, in turns.
        EmbeddingTable vectors = EmbeddingTable.Create(2, [1, 0, 0, 1, 1, 0.1f, 0.1f, 1, 1, 0.2f, 0, 1, 0.2f, 1]);
        (int count, int[] clusters) = Find(vectors, [1, 1, 1, 1, 1, 1, 1], most: 5);
        Assert.Equal(2, count);
        Assert.Equal([1, 0, 1, 0, 1, 0, 0], clusters);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    public void Has_one_cluster_where_there_are_too_few_titles_for_two(int titles, int expected) =>
        Assert.Equal(expected, Find(Random(7, titles, 4), [.. Enumerable.Repeat(1f, titles)], most: 4).Count);

    [Fact]
    public void Joins_a_cluster_of_two_titles_to_the_nearest()
    {
        // Three about east, three about north, two about north-north-west.
        EmbeddingTable vectors = EmbeddingTable.Create(2, [1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, -1, 0.8f, -1, 0.8f]);
        (int count, int[] clusters) = Find(vectors, [1.1f, 1, 1, 1, 1, 1, 1, 1], most: 3);
        Assert.Equal(2, count);
        Assert.Equal([1, 1, 1, 0, 0, 0, 0, 0], clusters);
    }

    [Fact]
    public void Joins_a_cluster_that_weighs_next_to_nothing()
    {
        EmbeddingTable vectors = EmbeddingTable.Create(2, [1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1]);
        Assert.Equal(2, Find(vectors, [1, 1, 1, 0.1f, 0.1f, 0.1f], most: 2).Count);
        Assert.Equal(1, Find(vectors, [1, 1, 1, 0.04f, 0.04f, 0.04f], most: 2).Count);
    }

    [Fact]
    public void Puts_a_disliked_title_where_it_is_nearest()
    {
        EmbeddingTable vectors = EmbeddingTable.Create(2, [1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0.1f, 1, 1, 0.1f]);
        (int count, int[] clusters) = Find(vectors, [1, 1, 1, 2, 2, 2, -1, -1], most: 2);
        Assert.Equal((2, 0, 1), (count, clusters[6], clusters[7]));
    }

    [Fact]
    public void Puts_titles_that_are_all_alike_into_one() =>
        Assert.Equal(1, Find(EmbeddingTable.Create(2, [.. Enumerable.Range(0, 12).SelectMany(_ => new[] { 1f, 0f })]), [.. Enumerable.Repeat(1f, 12)], most: 4).Count);

    [Fact]
    public void Puts_every_title_into_one_cluster_and_leaves_none_small_or_out_of_order() => Law.Holds(random =>
    {
        int titles = random.NextInt32(40);
        int most = 1 + random.NextInt32(6);
        float[] weights = [.. Enumerable.Range(0, titles).Select(_ => random.NextInt32(5) == 0 ? -random.NextSingle() - 0.01f : random.NextSingle() + 0.01f)];
        (int count, int[] clusters) = Find(Random(random.NextUInt64(), titles, 5), weights, most);
        Assert.InRange(count, titles == 0 ? 0 : 1, most);
        Assert.All(clusters, cluster => Assert.InRange(cluster, 0, Math.Max(0, count - 1)));
        float[] masses = [.. Enumerable.Range(0, count).Select(cluster => weights.Where((weight, i) => weight > 0 && clusters[i] == cluster).Sum())];
        for (int cluster = 0; count > 1 && cluster < count; cluster++)
        {
            Assert.True(weights.Where((weight, i) => weight > 0 && clusters[i] == cluster).Count() >= 3);
            Assert.True(masses[cluster] >= (0.05f * masses.Sum()) - 1e-4f);
            Assert.True(cluster == 0 || masses[cluster] <= masses[cluster - 1] + 1e-4f);
        }
    });

    [Fact]
    public void Gives_the_same_clusters_for_a_seed() => Law.Holds(random =>
    {
        ulong seed = random.NextUInt64();
        EmbeddingTable vectors = Random(random.NextUInt64(), 30, 4);
        float[] weights = [.. Enumerable.Range(0, 30).Select(_ => random.NextSingle() + 0.01f)];
        (int count, int[] clusters) = Find(vectors, weights, 4, seed);
        (int again, int[] same) = Find(vectors, weights, 4, seed);
        Assert.Equal(count, again);
        Assert.Equal(clusters, same);
    });

    private static (int Count, int[] Clusters) Find(EmbeddingTable vectors, float[] weights, int most, ulong seed = 0)
    {
        int[] clusters = [.. Enumerable.Repeat(9, weights.Length)];
        return (PersonaClusters.Find(vectors, [.. Enumerable.Range(0, weights.Length)], weights, most, seed, clusters), clusters);
    }

    private static EmbeddingTable Random(ulong seed, int rows, int dimensions)
    {
        var random = new SeededRandom(seed);
        return EmbeddingTable.Create(dimensions, [.. Enumerable.Range(0, rows * dimensions).Select(_ => (float)random.NextGaussian())]);
    }
}
