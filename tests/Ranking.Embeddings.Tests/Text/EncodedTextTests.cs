namespace Ranking.Embeddings.Tests;

/// <summary>Texts that are not of the catalog, as directions in its text space.</summary>
public class EncodedTextTests
{
    private static readonly Catalog Sixty = Films.Catalog();

    [Fact]
    public async Task A_label_as_a_text_points_where_its_titles_are()
    {
        VectorSpace space = TextSpace.Build(Sixty, new TextSpaceOptions { EncodesTexts = true });
        Assert.True(space.EncodesTexts);
        CategoryColumn labels = Sixty.Category("micro_genres");
        for (int label = 0; label < labels.Values.Count; label++)
        {
            var direction = new float[space.Items.Dimensions];
            Assert.True(await space.TryEncodeTextAsync(labels.Values[label], direction, CancellationToken.None));
            Assert.InRange(Sparse.Dot(direction, direction), 0.999, 1.001);
            ILookup<bool, double> cosines = Enumerable.Range(0, Sixty.Count).ToLookup(item => labels.ValuesOf(item).Contains(label), item => Sparse.Dot(space.Items.Row(item), direction));
            Assert.True(cosines[true].Average() > cosines[false].Average() + 0.2, $"{labels.Values[label]}: {cosines[true].Average()} against {cosines[false].Average()}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("xqzwv")]
    [InlineData("\0 \ud800 …")]
    public async Task A_text_without_a_known_word_has_no_direction(string text)
    {
        VectorSpace space = TextSpace.Build(Sixty, new TextSpaceOptions { EncodesTexts = true });
        var direction = new float[space.Items.Dimensions];
        Array.Fill(direction, 7f);
        Assert.False(await space.TryEncodeTextAsync(text, direction, CancellationToken.None));
        Assert.All(direction, number => Assert.Equal(0f, number));
    }

    [Fact]
    public async Task A_space_knows_no_texts_unless_it_is_told_to()
    {
        VectorSpace space = TextSpace.Build(Sixty);
        Assert.False(space.EncodesTexts);
        Assert.False(await space.TryEncodeTextAsync(Films.Labels[0], new float[space.Items.Dimensions], CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await space.TryEncodeTextAsync("a", new float[3], CancellationToken.None));
        Assert.False(TextSpace.Build(new CatalogBuilder().Build(), new TextSpaceOptions { EncodesTexts = true }).EncodesTexts);
    }

    [Fact]
    public void Keeping_texts_changes_no_vector_and_another_index_keeps_them()
    {
        VectorSpace without = TextSpace.Build(Sixty);
        VectorSpace with = TextSpace.Build(Sixty, new TextSpaceOptions { EncodesTexts = true }).WithIndex(items => new ExactIndex(items));
        Assert.True(with.EncodesTexts);
        for (int item = 0; item < Sixty.Count; item++)
        {
            Assert.Equal(without.Items.Row(item).ToArray(), with.Items.Row(item).ToArray());
        }
    }

    [Fact]
    public async Task A_generator_is_asked_for_each_text_and_its_vector_is_scaled()
    {
        float[]? answer = [3f, 4f];
        var generator = new FakeGenerator(_ => answer);
        VectorSpace space = await TextSpace.BuildAsync(Sixty, generator, new TextEmbeddingOptions { EncodesTexts = true });
        var direction = new float[2];
        Assert.True(await space.TryEncodeTextAsync("anything", direction, CancellationToken.None));
        Assert.Equal([0.6f, 0.8f], direction);
        foreach (float[] nothing in new[] { new[] { 0f, 0f }, [float.NaN, 1f], [float.PositiveInfinity, 1f] })
        {
            answer = nothing;
            Assert.False(await space.TryEncodeTextAsync("anything", direction, CancellationToken.None));
            Assert.Equal([0f, 0f], direction);
        }

        answer = [1f, 2f, 3f];
        Assert.Contains("has 3 dimensions, and those of the space 'text' have 2", (await Assert.ThrowsAsync<RankingException>(async () => await space.TryEncodeTextAsync("a", direction, CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.False((await TextSpace.BuildAsync(Sixty, new FakeGenerator(_ => [1f, 0f]))).EncodesTexts);
    }
}
