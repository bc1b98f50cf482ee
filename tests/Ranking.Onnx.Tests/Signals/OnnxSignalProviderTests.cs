using Microsoft.ML.OnnxRuntime.Tensors;
using Ranking.Embeddings;

namespace Ranking.Onnx.Tests;

public class OnnxSignalProviderTests
{
    private static readonly Dictionary<string, OnnxInput> HeadInputs = new()
    {
        ["x"] = OnnxInput.ItemVector("text"),
        ["taste"] = OnnxInput.Taste("text"),
        ["price"] = OnnxInput.Number("price", missing: 7f),
    };

    [Fact]
    public void Gives_several_heads_as_named_signals_of_one_run()
    {
        using OnnxSignalProvider provider = Models.Heads().Load(
            HeadInputs, new OnnxHead("cheap", "cheap"), new OnnxHead("near", "near"), new OnnxHead("both", "sum") { Column = 1, Missing = -1f });
        Assert.Equal("model", provider.Name);
        Assert.Equal([new Signal("cheap"), new Signal("near"), new Signal("sum", Missing: -1f)], provider.Signals);

        float[][] columns = provider.Compute(Shop.Batch(Shop.Context(finished: "b"), 3, 0, 2, 1));
        Assert.Equal([-2f, -3f, -7f, -1f], columns[0]);
        Assert.Equal([0f, 0f, 0.8f, 1f], columns[1]);
        Assert.Equal([1f, 1f, 1.8f, 2f], columns[2]);
        Assert.Equal(1, provider.Buffers.MadeCount);
    }

    [Fact]
    public void Says_of_a_title_in_any_page_what_it_says_of_it_alone()
    {
        using OnnxSignalProvider provider = Models.Heads().Load(HeadInputs, new OnnxHead("near", "near"), new OnnxHead("cheap", "cheap"));
        RankingContext context = Shop.Context(finished: ["a", "c"]);
        float[][] alone = [.. Enumerable.Range(0, Shop.Ids.Length).Select(item => provider.Compute(Shop.Batch(context, item)).Select(column => column[0]).ToArray())];
        Law.Holds(random =>
        {
            int[] items = [.. Enumerable.Range(0, 1 + random.NextInt32(40)).Select(_ => random.NextInt32(Shop.Ids.Length))];
            float[][] together = provider.Compute(Shop.Batch(context, items));
            Assert.Equal(items.Select(item => alone[item][0]), together[0], (a, b) => Math.Abs(a - b) <= 1e-6f);
            Assert.Equal(items.Select(item => alone[item][1]), together[1]);
        });
    }

    [Fact]
    public void Gives_zeros_for_the_taste_of_a_profile_without_one()
    {
        using OnnxSignalProvider provider = Models.Heads().Load(HeadInputs, new OnnxHead("near", "near"));
        Assert.Equal([0f, 0f], provider.Compute(0, 2)[0]);
    }

    [Fact]
    public async Task Ranks_through_a_formula_and_replaces_what_the_model_does_not_know()
    {
        Catalog catalog = Films.Catalog(40);
        string[] known = [.. Enumerable.Range(0, 39).Select(i => $"t{i:d3}")];
        using OnnxSignalProvider provider = Models.Lookup(TensorElementType.Int64, [.. Enumerable.Range(0, 39).Select(i => i * 0.5f)]).Load(
            new() { ["item"] = OnnxInput.ItemIndex(known) }, new OnnxHead("score", "model.score") { Missing = 3.75f });
        IItemRanker ranker = new ItemRankerBuilder().AddSignals(provider).UseFormula("2 * model.score").Build();

        RankedList list = await ranker.RankAsync(
            new ItemQuery("row", [Candidates.Ids(["t007", "t039", "t038", "t008"])], 4), Shop.Context(snapshot: Shop.SnapshotOf(catalog)));
        Assert.Equal([38, 8, 39, 7], list.Items.ToArray());
        Assert.Equal([38f, 8f, 7.5f, 7f], list.Scores.ToArray());
    }

    [Fact]
    public void Does_not_run_for_an_empty_batch()
    {
        using OnnxSignalProvider provider = Models.Heads().Load(HeadInputs, new OnnxHead("near", "near"));
        Assert.Empty(provider.Compute(Shop.Batch(Shop.Context()))[0]);
        Assert.Equal(0, provider.Buffers.MadeCount);
    }

    [Fact]
    public void Does_not_run_for_a_profile_that_the_model_does_not_know()
    {
        using OnnxSignalProvider provider = Models.Pairs().Load(
            new() { ["user"] = OnnxInput.ProfileIndex(["ann", "bob"]), ["item"] = OnnxInput.ItemIndex(Shop.Ids) }, new OnnxHead("score", "score"));
        Assert.Equal([13f, 10f], provider.Compute(Shop.Batch(Shop.Context("bob"), 3, 0))[0]);
        Assert.Equal([float.NaN, float.NaN], provider.Compute(Shop.Batch(Shop.Context("cem"), 3, 0))[0]);
        Assert.Equal([3f, 0f], provider.Compute(Shop.Batch(Shop.Context("ann"), 3, 0))[0]);
    }

    [Fact]
    public void Passes_on_numbers_that_are_not_finite()
    {
        using OnnxSignalProvider provider = Models.Lookup(TensorElementType.Int64, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1f).Load(
            new() { ["item"] = OnnxInput.ItemIndex(Shop.Ids) }, new OnnxHead("score", "score"));
        Assert.Equal([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1f], provider.Compute(0, 1, 2, 3)[0]);
    }

    [Fact]
    public void Refuses_a_snapshot_it_does_not_fit_with_all_mistakes()
    {
        using OnnxSignalProvider provider = Models.Heads().Load(
            new() { ["x"] = OnnxInput.ItemVector("wide"), ["taste"] = OnnxInput.Taste("texts"), ["price"] = OnnxInput.Number("prise") }, new OnnxHead("near", "near"));
        RankingSnapshot snapshot = Shop.SnapshotOf(Shop.Catalog, VectorSpace.Create("wide", EmbeddingTable.Create(3, new float[12], Shop.Ids), Shop.Catalog));
        string message = Assert.Throws<RankingException>(() => provider.Check(snapshot)).Message;
        Assert.Equal(
            "The model 'model' does not fit the snapshot: its input 'x' (float [n, 2]) is filled with the title's vector in 'wide', which has 3 dimensions; "
            + "the snapshot has no vector space 'texts'. Known: wide; the catalog has no number column 'prise'. Did you mean 'price'?.",
            message);
        Assert.Equal(message, Assert.Throws<RankingException>(() => provider.Compute(Shop.Batch(Shop.Context(snapshot: snapshot), 0))).Message);
    }

    [Fact]
    public void Refuses_a_catalog_of_which_the_model_knows_less_than_19_in_20_titles()
    {
        Catalog catalog = Films.Catalog(40);
        OnnxSignalProvider Load(int known) => Models.OverTitles(new float[known]).Load(
            new() { ["history"] = OnnxInput.History([.. catalog.Ids.Names.Take(known)]) },
            new OnnxHead("scores", "score") { Ids = [.. catalog.Ids.Names.Take(known)] });
        using OnnxSignalProvider enough = Load(38);
        enough.Check(Shop.SnapshotOf(catalog));
        using OnnxSignalProvider few = Load(37);
        string message = Assert.Throws<RankingException>(() => few.Check(Shop.SnapshotOf(catalog))).Message;
        Assert.Contains("the history knows no index for 3 of 40 titles, more than 5 %", message, StringComparison.Ordinal);
        Assert.Contains("'score' knows no index for 3 of 40 titles, more than 5 %", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_by_a_trial_run_what_a_model_does_not_declare()
    {
        // The output's dimension is free, but it is twice the number of candidates.
        ModelFile model = new ModelFile()
            .Input("in", TensorElementType.Float, "n")
            .Output("out", TensorElementType.Float, "m")
            .Constant("twice", [2L], 1)
            .Node("Tile", ["in", "twice"], "out");
        using OnnxSignalProvider provider = model.Load(new() { ["in"] = OnnxInput.Number("price") }, new OnnxHead("out", "out"));
        Assert.StartsWith("The model 'model' did not run: ", Assert.Throws<RankingException>(() => provider.Check(Shop.Snapshot)).Message, StringComparison.Ordinal);
        Assert.Equal(0, provider.Buffers.LentCount);
    }

    [Fact]
    public void Checks_what_it_fits_and_leaves_an_empty_catalog_alone()
    {
        using OnnxSignalProvider provider = Models.Heads().Load(HeadInputs, new OnnxHead("near", "near"));
        provider.Check(Shop.Snapshot);
        provider.Check(Shop.SnapshotOf(new CatalogBuilder().Build()));
        Assert.Equal(1, provider.Buffers.MadeCount);
    }

    [Fact]
    public void Binds_a_snapshot_once_and_each_snapshot_by_itself()
    {
        Catalog turned = new CatalogBuilder().AddRange([new CatalogItem("c", "C"), new CatalogItem("e", "E"), .. Enumerable.Range(0, 20).Select(i => new CatalogItem($"z{i:d2}", "Z"))]).Build();
        using OnnxSignalProvider provider = Models.Lookup(TensorElementType.Int64, [.. Enumerable.Range(0, 25).Select(i => (float)i)]).Load(
            new() { ["item"] = OnnxInput.ItemIndex([.. Shop.Ids, .. Enumerable.Range(0, 20).Select(i => $"z{i:d2}")]) }, new OnnxHead("score", "score"));
        Assert.Equal([2f, 3f], provider.Compute(2, 3)[0]);
        RankingContext other = Shop.Context(snapshot: Shop.SnapshotOf(turned));
        Assert.Equal([2f, float.NaN, 4f], provider.Compute(Shop.Batch(other, 0, 1, 2))[0]);
        Assert.Equal([2f, 3f], provider.Compute(2, 3)[0]);
    }

    [Fact]
    public void Takes_a_cancelled_token_before_it_runs()
    {
        using OnnxSignalProvider provider = Models.Heads().Load(HeadInputs, new OnnxHead("near", "near"));
        Assert.ThrowsAny<OperationCanceledException>(() => provider.Compute(Shop.Batch(Shop.Context(), 0), new CancellationToken(canceled: true)));
        Assert.Equal(0, provider.Buffers.MadeCount);
    }

    [Fact]
    public void Loads_a_file_and_is_named_for_it()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.named.onnx");
        File.WriteAllBytes(path, Models.Heads().ToArray());
        try
        {
            using OnnxSignalProvider provider = OnnxSignalProvider.Load(path, new OnnxSignalOptions { Inputs = HeadInputs, Heads = [new OnnxHead("cheap", "cheap")] });
            Assert.Equal(Path.GetFileNameWithoutExtension(path), provider.Name);
            Assert.Equal([-3f], provider.Compute(0)[0]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Is_named_onnx_where_nothing_names_it()
    {
        using OnnxSignalProvider provider = OnnxSignalProvider.Load(Models.Heads().ToArray(), new OnnxSignalOptions { Inputs = HeadInputs, Heads = [new OnnxHead("cheap", "cheap")] });
        Assert.Equal("onnx", provider.Name);
    }

    [Fact]
    public void Says_of_a_file_that_is_no_model_which_one_it_was()
    {
        Assert.StartsWith(
            "The model 'absent' was not loaded: ",
            Assert.Throws<RankingException>(() => OnnxSignalProvider.Load("absent.onnx", new OnnxSignalOptions())).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The model 'onnx' was not loaded: ",
            Assert.Throws<RankingException>(() => OnnxSignalProvider.Load(new byte[] { 1, 2, 3 }, new OnnxSignalOptions())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_compute_after_it_was_disposed()
    {
        OnnxSignalProvider provider = Models.Heads().Load(HeadInputs, new OnnxHead("near", "near"));
        provider.Compute(0);
        provider.Dispose();
        provider.Dispose();
        Assert.Throws<ObjectDisposedException>(() => provider.Compute(0));
        Assert.Throws<ObjectDisposedException>(() => provider.Check(Shop.Snapshot));
    }
}
