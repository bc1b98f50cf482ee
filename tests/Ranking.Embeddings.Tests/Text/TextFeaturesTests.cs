namespace Ranking.Embeddings.Tests;

public class TextFeaturesTests
{
    private static readonly TextSpaceOptions LabelsOnly = new() { Weights = new Dictionary<string, float>(StringComparer.Ordinal) { ["label"] = 2f }, OtherWeight = 0f };
    private static readonly TextSpaceOptions PlotsOnly = new() { Weights = new Dictionary<string, float>(StringComparer.Ordinal) { ["plot"] = 1f }, OtherWeight = 0f };

    [Fact]
    public void Leaves_out_what_only_one_title_has()
    {
        SparseRows features = TextFeatures.Extract(Labelled("Quiet", "Quiet", "Loud"), LabelsOnly).Titles;

        // Both the label and its word are features.
        Assert.Equal(2, features.ColumnCount);
        Assert.All(Sparse.Rows(features)[2], x => Assert.Equal(0f, x));
    }

    [Fact]
    public void Scales_a_column_of_a_title_to_its_weight() =>
        Assert.All(Sparse.Rows(TextFeatures.Extract(Labelled("Quiet", "Quiet", "Loud War", "Loud War", "War"), LabelsOnly).Titles), row => Assert.Equal(2, Math.Sqrt(Sparse.Dot(row, row)), 1e-5));

    [Fact]
    public void Counts_a_rare_feature_more_than_a_common_one()
    {
        float[][] rows = Sparse.Rows(TextFeatures.Extract(Told("war", "war", "war", "war", "war sea", "sea"), PlotsOnly).Titles);
        float[] both = [.. rows[4].Where(x => x != 0f).Order()];
        Assert.Equal(2, both.Length);
        Assert.Equal(Math.Log(7 / 3.0) / Math.Log(7 / 6.0), both[1] / both[0], 1e-4);
    }

    [Fact]
    public void Counts_a_repeated_word_by_its_logarithm()
    {
        // "x" keeps the words from being neighbours that two titles share.
        float[][] rows = Sparse.Rows(TextFeatures.Extract(Told("war x war y war z sea", "war", "sea", "hill"), PlotsOnly).Titles);
        float[] both = [.. rows[0].Where(x => x != 0f).Order()];
        Assert.Equal(2, both.Length);
        Assert.Equal(1 + Math.Log(3), both[1] / both[0], 1e-4);
    }

    [Fact]
    public void Reads_words_without_case_and_without_what_stands_between_them()
    {
        SparseRows features = TextFeatures.Extract(Told("the dark-sea", "THE DARK SEA!", "hill"), PlotsOnly).Titles;

        // Three words, two pairs and two triples.
        Assert.Equal(7, features.ColumnCount);
        Assert.Equal(Sparse.Rows(features)[0], Sparse.Rows(features)[1]);
    }

    [Fact]
    public void Reads_pairs_of_words_and_the_triples_of_longer_words()
    {
        // What two titles share: "wolf", "wolves" only the triple "wol"; "ox cart" two words and a pair.
        Assert.Equal(1, TextFeatures.Extract(Told("wolf", "wolves", "hill"), PlotsOnly).Titles.ColumnCount);
        Assert.Equal(3, TextFeatures.Extract(Told("ox car", "ox car", "hill"), PlotsOnly).Titles.ColumnCount);
        Assert.Equal(2, TextFeatures.Extract(Told("ox car", "car ox", "hill"), PlotsOnly).Titles.ColumnCount);
    }

    [Fact]
    public void Shares_the_words_of_labels_with_the_words_of_texts()
    {
        Catalog catalog = new CatalogBuilder()
            .Add(new CatalogItem("1", "A") { Categories = { ["label"] = ["Space Opera"] } })
            .Add(new CatalogItem("2", "B") { Texts = { ["plot"] = "an opera" } })
            .Add(new CatalogItem("3", "C"))
            .Build();
        Assert.Equal(1, TextFeatures.Extract(catalog, new TextSpaceOptions()).Titles.ColumnCount);
    }

    [Fact]
    public void Has_no_features_of_an_empty_catalog()
    {
        SparseRows features = TextFeatures.Extract(Told(), PlotsOnly).Titles;
        Assert.Equal((0, 0), (features.RowCount, features.ColumnCount));
    }

    private static Catalog Labelled(params string[] labels) => new CatalogBuilder()
        .AddRange(labels.Select((label, i) => new CatalogItem($"{i}", "T") { Categories = { ["label"] = [label] } }))
        .Build();

    private static Catalog Told(params string[] plots) => new CatalogBuilder()
        .AddRange(plots.Select((plot, i) => new CatalogItem($"{i}", "T") { Texts = { ["plot"] = plot } }))
        .Build();
}
