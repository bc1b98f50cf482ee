namespace Ranking.Embeddings.Tests;

public class TextSpaceGeneratorTests
{
    private static readonly Catalog Three = new CatalogBuilder()
        .Add(new CatalogItem("a", "Heat") { Categories = { ["micro_genres"] = ["Cool Crime"], ["cast"] = ["Al", "Bob"], ["countries"] = ["USA"] }, Texts = { ["plot"] = "A thief. " } })
        .Add(new CatalogItem("b", "Grease") { Categories = { ["micro_genres"] = ["Musical"] } })
        .Add(new CatalogItem("c", " "))
        .Build();

    [Fact]
    public async Task Describes_a_title_by_lines_of_its_name_labels_and_texts()
    {
        var generator = new FakeGenerator(Lengths);
        VectorSpace space = await TextSpace.BuildAsync(Three, generator);
        Assert.Equal(["Heat\nmicro genres: Cool Crime\nA thief.\ncast: Al, Bob", "Grease\nmicro genres: Musical"], Assert.Single(generator.Batches));
        Assert.Equal(("text", 2, 3), (space.Name, space.Items.Dimensions, space.Items.Count));
        Assert.True(space.Items.Norm(0) > 0f);
        Assert.Equal(0f, space.Items.Norm(2));
        Assert.Equal((0, 0), (space.Items.UnmatchedCount, space.NonFiniteCount));
    }

    [Fact]
    public async Task Describes_a_title_by_the_columns_it_is_told()
    {
        var generator = new FakeGenerator(Lengths);
        VectorSpace space = await TextSpace.BuildAsync(Three, generator, new TextEmbeddingOptions { Name = "short", Columns = ["countries", "title"] });
        Assert.Equal(["countries: USA\nHeat", "Grease"], Assert.Single(generator.Batches));
        Assert.Equal("short", space.Name);
    }

    [Fact]
    public async Task Asks_in_batches_for_each_different_text_once_and_says_how_far_it_is()
    {
        Catalog catalog = new CatalogBuilder().AddRange(Enumerable.Range(0, 7).Select(i => new CatalogItem($"{i}", $"Title {i % 5}"))).Build();
        var generator = new FakeGenerator(Lengths);
        var said = new Shares();
        await TextSpace.BuildAsync(catalog, generator, new TextEmbeddingOptions { BatchSize = 2 }, progress: said);
        Assert.Equal(["Title 0|Title 1", "Title 2|Title 3", "Title 4"], generator.Batches.Select(batch => string.Join('|', batch)));
        Assert.Equal([0.4, 0.8, 1.0], said.All);
    }

    [Fact]
    public async Task Embeds_labels_where_their_texts_count()
    {
        var generator = new FakeGenerator(text => text == "Musical" ? [0f, 3f] : [1f, 0f]);
        PoolingOptions pooling = new() { LabelText = 0.5f };
        VectorSpace space = await TextSpace.BuildAsync(Three, generator, new TextEmbeddingOptions { Pooling = pooling });
        Assert.Equal(["Cool Crime", "Musical", "Al", "Bob"], generator.Batches[0][2..]);
        CategoryColumn labels = Three.Category("micro_genres");
        Assert.True(labels.Values.TryGetOrdinal("Musical", out int musical));
        Assert.Equal([0.70710677f, 0.70710677f], space.Values(labels).Row(musical).ToArray());
        // A column that titles are not described by has the vectors of its titles.
        Assert.Equal([1f, 0f], space.Values(Three.Category("countries")).Row(0).ToArray());
        VectorSpace spoken = await TextSpace.BuildAsync(Three, generator, new TextEmbeddingOptions { Pooling = pooling with { LabelText = 1 } });
        Assert.Equal([0f, 1f], spoken.Values(labels).Row(musical).ToArray());
        VectorSpace pooled = await TextSpace.BuildAsync(Three, generator);
        Assert.Equal([1f, 0f], pooled.Values(labels).Row(musical).ToArray());
    }

    [Fact]
    public async Task Takes_over_what_an_earlier_space_embedded()
    {
        var first = new FakeGenerator(Lengths, model: "m");
        VectorSpace before = await TextSpace.BuildAsync(Three, first);
        Catalog four = new CatalogBuilder()
            .Add(new CatalogItem("b", "Grease") { Categories = { ["micro_genres"] = ["Musical"] } })
            .Add(new CatalogItem("d", "New"))
            .Build();
        var second = new FakeGenerator(Lengths, model: "m");
        VectorSpace after = await TextSpace.BuildAsync(four, second, previous: before.WithProfiles(EmbeddingTable.Create(2, [], [])));
        Assert.Equal(["New"], Assert.Single(second.Batches));
        Assert.Equal(before.Items.Row(1)[0], after.Items.Row(0)[0], 1e-6f);
        VectorSpace again = await TextSpace.BuildAsync(four, second, previous: after);
        Assert.Single(second.Batches);
        Assert.Equal(after.Items.Row(1)[0], again.Items.Row(1)[0], 1e-6f);

        // Another model means something else by the same text, and a space of no generator knows no texts.
        var third = new FakeGenerator(Lengths, model: "another");
        await TextSpace.BuildAsync(four, third, previous: after);
        await TextSpace.BuildAsync(four, third, previous: TextSpace.Build(four));
        Assert.Equal([2, 2], third.Batches.Select(batch => batch.Length));
    }

    [Fact]
    public async Task Counts_vectors_that_are_not_finite_and_gives_them_no_direction()
    {
        VectorSpace space = await TextSpace.BuildAsync(Three, new FakeGenerator(text => text.StartsWith("Heat", StringComparison.Ordinal) ? [float.NaN, 1f] : [1f, 2f]));
        Assert.Equal(1, space.NonFiniteCount);
        Assert.Equal([0f, 0f], space.Items.Row(0).ToArray());
        Assert.True(space.Items.Norm(1) > 0f);
    }

    [Fact]
    public async Task Makes_nothing_of_a_generator_that_fails()
    {
        var cause = new InvalidOperationException("the service is away.");
        var error = await Assert.ThrowsAsync<RankingException>(async () => await TextSpace.BuildAsync(Three, new FakeGenerator(_ => throw cause), new TextEmbeddingOptions { BatchSize = 1 }));
        Assert.Equal("The text space 'text' was not built: the generator failed on texts 1 to 1 of 2: the service is away.", error.Message);
        Assert.Same(cause, error.InnerException);

        // A timeout of the generator's own is a failure, not the caller's cancelling.
        await Assert.ThrowsAsync<RankingException>(async () => await TextSpace.BuildAsync(Three, new FakeGenerator(_ => throw new TaskCanceledException("timeout"))));
    }

    [Fact]
    public async Task Refuses_answers_that_do_not_fit_the_question()
    {
        Assert.Contains("gave 1 vectors for 2 texts", await FailureOf(new FakeGenerator(Lengths) { Change = all => all.Take(1) }), StringComparison.Ordinal);
        Assert.Contains(
            "the vector of text 2 of 2 has 3 dimensions, and those before it 2",
            await FailureOf(new FakeGenerator(text => text.StartsWith("Heat", StringComparison.Ordinal) ? [1f, 2f] : [1f, 2f, 3f])),
            StringComparison.Ordinal);
        Assert.Contains("the vector of text 1 of 2 has 0 dimensions", await FailureOf(new FakeGenerator(_ => [])), StringComparison.Ordinal);
        Assert.Contains("the vector of text 1 of 2 has 0 dimensions", await FailureOf(new FakeGenerator(_ => null)), StringComparison.Ordinal);
        VectorSpace before = await TextSpace.BuildAsync(Three, new FakeGenerator(Lengths), new TextEmbeddingOptions { Columns = ["title"] });
        Assert.Contains("build without that", await FailureOf(new FakeGenerator(_ => [1f, 2f, 3f]), before, new CatalogBuilder().Add(new CatalogItem("a", "Heat")).Add(new CatalogItem("n", "New")).Build()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_where_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var generator = new FakeGenerator(text =>
        {
            stop.Cancel();
            return Lengths(text);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await TextSpace.BuildAsync(Three, generator, new TextEmbeddingOptions { BatchSize = 1 }, cancellationToken: stop.Token));
        Assert.Single(generator.Batches);

        using var late = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await TextSpace.BuildAsync(
            Three,
            new FakeGenerator(_ =>
            {
                late.Cancel();
                throw new InvalidOperationException("cut off");
            }),
            cancellationToken: late.Token));
    }

    [Fact]
    public async Task Makes_a_space_of_nothing()
    {
        var generator = new FakeGenerator(Lengths);
        VectorSpace space = await TextSpace.BuildAsync(new CatalogBuilder().Build(), generator, new TextEmbeddingOptions { Columns = ["plot"] });
        Assert.Empty(generator.Batches);
        Assert.Equal(0, space.Items.Count);
    }

    [Fact]
    public async Task Refuses_options_that_say_nothing()
    {
        async Task<string> Refused(TextEmbeddingOptions options) =>
            (await Assert.ThrowsAsync<RankingException>(async () => await TextSpace.BuildAsync(Three, new FakeGenerator(Lengths), options))).Message;
        Assert.Contains("needs a name", await Refused(new TextEmbeddingOptions { Name = " " }), StringComparison.Ordinal);
        Assert.Contains("BatchSize must be between 1 and 10,000, but is 0", await Refused(new TextEmbeddingOptions { BatchSize = 0 }), StringComparison.Ordinal);
        Assert.Contains("Columns must name", await Refused(new TextEmbeddingOptions { Columns = [] }), StringComparison.Ordinal);
        Assert.Contains("no category or text column 'plots', 'genre' to describe titles by; it has cast, countries, micro_genres, plot, title", await Refused(new TextEmbeddingOptions { Columns = ["plots", "title", "genre"] }), StringComparison.Ordinal);
        Assert.Contains("LabelText", await Refused(new TextEmbeddingOptions { Pooling = new PoolingOptions { LabelText = 2 } }), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await TextSpace.BuildAsync(null!, new FakeGenerator(Lengths)));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await TextSpace.BuildAsync(Three, null!));
    }

    private static float[] Lengths(string text) => [text.Length, text.Count(char.IsWhiteSpace) + 1];

    private static async Task<string> FailureOf(FakeGenerator generator, VectorSpace? previous = null, Catalog? catalog = null) =>
        (await Assert.ThrowsAsync<RankingException>(async () => await TextSpace.BuildAsync(
            catalog ?? Three, generator, previous is null ? null : new TextEmbeddingOptions { Columns = ["title"] }, previous))).Message;

    private sealed class Shares : IProgress<double>
    {
        public List<double> All { get; } = [];

        public void Report(double value) => All.Add(Math.Round(value, 6));
    }
}
