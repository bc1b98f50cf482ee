namespace Ranking.Embeddings.Tests;

public class TextSpaceTests
{
    private static readonly Catalog Sixty = Films.Catalog();

    [Fact]
    public void Puts_titles_that_share_labels_nearer_than_those_that_do_not()
    {
        EmbeddingTable items = TextSpace.Build(Sixty).Items;
        CategoryColumn labels = Sixty.Category("micro_genres");
        for (int a = 0; a < Sixty.Count; a++)
        {
            int[] own = labels.ValuesOf(a).ToArray();
            ILookup<bool, double> cosines = Enumerable.Range(0, Sixty.Count).Where(b => b != a)
                .ToLookup(b => labels.ValuesOf(b).ContainsAny(own), b => Sparse.Dot(items.Row(a), items.Row(b)));
            Assert.True(cosines[true].Average() > cosines[false].Average() + 0.2, $"{Sixty.Ids[a]}: {cosines[true].Average()} against {cosines[false].Average()}");
            Assert.True(cosines[true].Max() > cosines[false].Max());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void Points_the_taste_of_a_fan_to_the_label_they_watch(int label)
    {
        VectorSpace space = TextSpace.Build(Sixty);
        var taste = new float[space.Items.Dimensions];
        Assert.True(space.TryEncode(new Profile("p"), ProfileHistory.Create([.. Films.Fan("fan", label)], Sixty), FakeClock.Now, taste));
        CategoryColumn labels = Sixty.Category("micro_genres");
        var scores = new float[labels.Values.Count];
        space.Values(labels).Cosine(taste, scores);
        Assert.Equal(Films.Labels[label], labels.Values[Array.IndexOf(scores, scores.Max())]);
    }

    [Fact]
    public void Describes_a_label_by_its_text_as_a_title_that_has_nothing_but_it()
    {
        CategoryColumn labels = Sixty.Category("micro_genres");
        EmbeddingTable pooled = TextSpace.Build(Sixty).Values(labels);
        EmbeddingTable spoken = TextSpace.Build(Sixty, new TextSpaceOptions { Pooling = new PoolingOptions { LabelText = 1f } }).Values(labels);
        EmbeddingTable both = TextSpace.Build(Sixty, new TextSpaceOptions { Pooling = new PoolingOptions { LabelText = 0.5f } }).Values(labels);
        for (int label = 0; label < labels.Values.Count; label++)
        {
            // The text of a label lies nearest to the titles that have it.
            double[] cosines = [.. Enumerable.Range(0, labels.Values.Count).Select(other => Sparse.Dot(spoken.Row(label), pooled.Row(other)))];
            Assert.Equal(label, Array.IndexOf(cosines, cosines.Max()));
            Assert.Equal(Sparse.Dot(both.Row(label), spoken.Row(label)), Sparse.Dot(both.Row(label), pooled.Row(label)), 1e-4);
        }
    }

    [Fact]
    public void Gives_the_same_vectors_for_a_seed()
    {
        TextSpaceOptions options = new() { Seed = 7, Dimensions = 8 };
        Assert.Equal(Rows(TextSpace.Build(Sixty, options)), Rows(TextSpace.Build(Films.Catalog(), options)));
        Assert.NotEqual(Rows(TextSpace.Build(Sixty, options)), Rows(TextSpace.Build(Sixty, options with { Seed = 8 })));
    }

    [Fact]
    public void Gives_the_same_vectors_whatever_the_order_of_the_titles()
    {
        Catalog reversed = new CatalogBuilder().AddRange(Films.Items(60).Reverse()).Build();
        Assert.Equal(Rows(TextSpace.Build(Sixty)), Rows(TextSpace.Build(reversed)));
    }

    [Fact]
    public void Has_the_dimensions_it_was_told_and_no_more_than_titles()
    {
        Assert.Equal(5, TextSpace.Build(Sixty, new TextSpaceOptions { Dimensions = 5 }).Items.Dimensions);
        Assert.Equal(12, TextSpace.Build(Films.Catalog(12)).Items.Dimensions);
        Assert.Equal("text", TextSpace.Build(Sixty).Name);
        Assert.Equal(0, TextSpace.Build(Sixty).Items.UnmatchedCount);
    }

    [Fact]
    public void Holds_an_empty_catalog()
    {
        VectorSpace space = TextSpace.Build(Films.Catalog(0));
        Assert.Equal(0, space.Items.Count);
        Assert.False(space.TryEncode(new Profile("p"), ProfileHistory.Empty, FakeClock.Now, new float[space.Items.Dimensions]));
    }

    [Fact]
    public void Gives_a_single_title_no_direction() => Assert.All(Rows(TextSpace.Build(Films.Catalog(1))), x => Assert.Equal(0f, x));

    [Fact]
    public void Gives_titles_that_share_nothing_no_direction()
    {
        Catalog catalog = Of(("1", "Ash"), ("2", "Bee"), ("3", "Cod"));
        VectorSpace space = TextSpace.Build(catalog);
        Assert.All(Rows(space), x => Assert.Equal(0f, x));
        Assert.False(space.TryEncode(new Profile("p"), ProfileHistory.Create([new Interaction("e", "p", "2", InteractionKind.Play, null)], catalog), FakeClock.Now, new float[space.Items.Dimensions]));
    }

    [Fact]
    public void Gives_a_title_that_shares_nothing_no_direction_among_others_that_do()
    {
        EmbeddingTable items = TextSpace.Build(Of(("1", "Ash Bee"), ("2", "Ash Cod"), ("3", "Cod Bee"), ("4", "Dew"))).Items;
        Assert.Equal([1, 1, 1, 0], Enumerable.Range(0, 4).Select(row => Math.Round(Math.Sqrt(Sparse.Dot(items.Row(row), items.Row(row))), 4)));
    }

    [Fact]
    public void Reads_no_column_of_weight_zero()
    {
        TextSpaceOptions nothing = new() { Weights = new Dictionary<string, float>(StringComparer.Ordinal), OtherWeight = 0 };
        Assert.All(Rows(TextSpace.Build(Sixty, nothing)), x => Assert.Equal(0f, x));
    }

    [Fact]
    public void Takes_hostile_text()
    {
        string[] hostile =
        [
            "\ud800", "\udc00\ud800", "a\0b", "\u0001\u001b[31m\u007f", "\u202eright to left\u202c", "e\u0301\u0301\u0301", "\U0001f600 \U0001f600", "\ufeff\u200b\u200d", "ΣΑΣ İI ı",
            new string('a', 100_000), string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"w{i % 5000}")), "", " \t\r\n",
        ];
        Catalog catalog = new CatalogBuilder()
            .AddRange(hostile.Select((text, i) => new CatalogItem($"{i}", text) { Texts = { ["plot"] = text }, Categories = { ["tags"] = [text, "shared"] } }))
            .Add(new CatalogItem("plain", "Plain") { Texts = { ["plot"] = "w1 w2 aaa" } })
            .Build();
        AssertUnitOrZero(TextSpace.Build(catalog).Items);
    }

    [Fact]
    public void Takes_any_text() => Law.HoldsForTexts(text =>
    {
        Catalog catalog = new CatalogBuilder()
            .Add(new CatalogItem("1", text) { Texts = { ["plot"] = text + " " + text } })
            .Add(new CatalogItem("2", text) { Categories = { ["tags"] = [text] } })
            .Add(new CatalogItem("3", "Three"))
            .Build();
        AssertUnitOrZero(TextSpace.Build(catalog).Items);
    });

    private static void AssertUnitOrZero(EmbeddingTable items)
    {
        for (int row = 0; row < items.Count; row++)
        {
            double length = Math.Sqrt(Sparse.Dot(items.Row(row), items.Row(row)));
            Assert.True(length == 0 || Math.Abs(length - 1) < 1e-4, $"row {row} has the length {length}");
        }
    }

    private static Catalog Of(params (string Id, string Title)[] titles) => new CatalogBuilder().AddRange(titles.Select(t => new CatalogItem(t.Id, t.Title))).Build();

    private static float[] Rows(VectorSpace space) => [.. Enumerable.Range(0, space.Items.Count).SelectMany(row => space.Items.Row(row).ToArray())];
}
