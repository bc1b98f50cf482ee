using System.Runtime.Intrinsics.X86;

namespace Ranking.Embeddings.Tests;

public class VectorIndexTests
{
    [Theory]
    [InlineData(6_250, 64, false)]
    [InlineData(6_251, 64, true)]
    [InlineData(0, 64, false)]
    [InlineData(20, 65_537, false)]
    public void Picks_bytes_where_floats_do_not_fit_the_cache(int count, int dimensions, bool isQuantized)
    {
        IVectorIndex index = VectorIndex.For(EmbeddingTable.Create(dimensions, count, (row, numbers) => numbers[row % dimensions] = 1f));
        Assert.Equal(isQuantized && Avx2.IsSupported, index is QuantizedIndex);
        Assert.True(index.IsExact);
        Assert.Equal((count, dimensions), (index.Count, index.Dimensions));
    }

    [Theory]
    [InlineData(199_999, false)]
    [InlineData(200_000, true)]
    public void Builds_a_graph_of_many_rows_where_one_is_wanted(int count, bool isGraph)
    {
        EmbeddingTable table = EmbeddingTable.Create(2, count, (row, numbers) => (numbers[0], numbers[1]) = (1f, row / 50_000));
        IVectorIndex index = VectorIndex.For(table, VectorSimilarity.Dot, graph: new HnswOptions { M = 4, EfConstruction = 8 });
        Assert.Equal(isGraph, index is HnswIndex);
        Assert.Equal(!isGraph, index.IsExact);
        (int[] rows, float[] scores) = index.Search([0f, 1f], CandidateFilter.None, 1);
        Assert.Equal([150_000], rows);
        Assert.Equal(3f, scores[0], 1e-5f);
    }

    [Fact]
    public void A_space_takes_the_index_it_is_given_and_refuses_one_of_other_vectors()
    {
        Catalog catalog = Films.Catalog(3);
        EmbeddingTable vectors = EmbeddingTable.Create(2, [1f, 0f, 0f, 1f, 1f, 1f], catalog.Ids.Names);
        VectorSpace space = VectorSpace.Create("taste", vectors, catalog, index: items => new QuantizedIndex(items));
        Assert.IsType<QuantizedIndex>(space.Index);
        VectorSpace other = space.WithIndex(items => new ExactIndex(items));
        Assert.IsType<ExactIndex>(other.Index);
        Assert.Same(space.Items, other.Items);
        var error = Assert.Throws<RankingException>(() => space.WithIndex(_ => new ExactIndex(EmbeddingTable.Create(2, [1f, 0f]))));
        Assert.Contains("1 rows of 2 dimensions, the space 3 of 2", error.Message, StringComparison.Ordinal);
    }
}
