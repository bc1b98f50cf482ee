namespace Ranking.Embeddings.Tests.Training;

public class ColdTitlesTests
{
    // Vectors that follow from the label: a title without one must be given its label's.
    [Fact]
    public void A_cold_title_is_put_where_its_labels_are()
    {
        Catalog catalog = Films.Catalog(120);
        int[] watched = [.. Enumerable.Range(0, 120).Where(item => item % 5 != 0)];
        ColdTitles cold = ColdTitles.Map(Vectors(catalog, watched), TextSpace.Build(catalog, new TextSpaceOptions { Dimensions = 8 }), catalog, threads: 1);
        Assert.Equal((96, 24), (cold.WatchedCount, cold.MappedCount));
        Assert.InRange(cold.HeldOutCosine, 0.8, 1);
        EmbeddingTable all = cold.Vectors.BindTo(catalog);
        EmbeddingTable truth = Vectors(catalog, [.. Enumerable.Range(0, 120)]).BindTo(catalog);
        for (int item = 0; item < 120; item++)
        {
            float likeness = System.Numerics.Tensors.TensorPrimitives.Dot(all.Row(item), truth.Row(item));
            Assert.InRange(likeness, item % 5 == 0 ? 0.8f : 0.9999f, 1.0001f);
        }
    }

    [Fact]
    public void The_same_on_any_number_of_threads()
    {
        Catalog catalog = Films.Catalog(60);
        EmbeddingTable vectors = Vectors(catalog, [.. Enumerable.Range(0, 50)]);
        TextSpaceOptions options = new() { Dimensions = 6 };
        ColdTitles one = ColdTitles.Map(vectors, TextSpace.Build(catalog, options), catalog, threads: 1);
        ColdTitles three = ColdTitles.Map(vectors, TextSpace.Build(catalog, options), catalog, threads: 3);
        Assert.Equal(one.Vectors.Chunks[0].ToArray(), three.Vectors.Chunks[0].ToArray());
        Assert.Equal(one.Regularisation, three.Regularisation);
    }

    [Fact]
    public void A_title_nothing_is_known_of_stays_without_a_direction()
    {
        Catalog catalog = new CatalogBuilder().AddRange([.. Films.Items(40), new CatalogItem("zz", "")]).Build();
        ColdTitles cold = ColdTitles.Map(Vectors(catalog, [.. Enumerable.Range(0, 30)]), TextSpace.Build(catalog, new TextSpaceOptions { Dimensions = 6 }), catalog);
        Assert.Equal(0f, cold.Vectors.BindTo(catalog).Norm(catalog.Ids.OrdinalOf("zz")));
        Assert.Equal(10, cold.MappedCount);
    }

    [Fact]
    public void Too_few_titles_and_another_catalog_are_refused()
    {
        Catalog catalog = Films.Catalog(40);
        VectorSpace content = TextSpace.Build(catalog);
        Assert.Contains("at least 10", Assert.Throws<RankingException>(() => ColdTitles.Map(Vectors(catalog, [1, 2, 3]), content, catalog)).Message, StringComparison.Ordinal);
        Assert.Contains("40 titles", Assert.Throws<RankingException>(() => ColdTitles.Map(Vectors(catalog, [1]), content, Films.Catalog(41))).Message, StringComparison.Ordinal);
    }

    private static EmbeddingTable Vectors(Catalog catalog, int[] items)
    {
        CategoryColumn labels = catalog.Category("micro_genres");
        var rows = new float[items.Length * 6];
        for (int i = 0; i < items.Length; i++)
        {
            foreach (int value in labels.ValuesOf(items[i]))
            {
                rows[(i * 6) + value] += 1f;
            }
        }

        return EmbeddingTable.Create(6, rows, [.. items.Select(item => catalog.Ids[item])]);
    }
}
