using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests;

public class OnnxInputTests
{
    [Theory]
    [InlineData(TensorElementType.Int64)]
    [InlineData(TensorElementType.Int32)]
    public void Writes_the_indices_of_titles_in_the_models_order(TensorElementType element) => Assert.Equal(
        [3f, 1f, 0f, 2f],
        Computed(Models.Echo(element, ["n"], ["n"]), OnnxInput.ItemIndex(["c", "b", "d", "a"])));

    [Theory]
    [InlineData(TensorElementType.Int64)]
    [InlineData(TensorElementType.Int32)]
    public void Writes_the_index_of_the_first_value_in_the_models_order(TensorElementType element) => Assert.Equal(
        [2f, 1f, 5f, 5f],
        Computed(Models.Echo(element, ["n", 1], ["n", 1]), OnnxInput.Category("kind", ["sofa", "mug", "lamp"], unknown: 5)));

    [Fact]
    public void Writes_numbers_and_what_stands_for_missing_ones()
    {
        Assert.Equal([3f, 1f, -1f, 2f], Computed(Models.Echo(TensorElementType.Float, ["n"], ["n"]), OnnxInput.Number("price", missing: -1f)));
        Assert.Equal([3f, 1f, 0f, 2f], Computed(Models.Echo(TensorElementType.Float, ["n", "k"], ["n", "k"]), OnnxInput.Number("price")));
        Assert.Equal([3f, 1f, float.NaN, 2f], Computed(Models.Echo(TensorElementType.Float, ["n", 1], ["n", 1]), OnnxInput.Number("price", float.NaN)));
    }

    [Fact]
    public void Writes_number_columns_beside_each_other()
    {
        ModelFile model = Models.Echo(TensorElementType.Float, ["n", 2], ["n", 2]);
        var inputs = new Dictionary<string, OnnxInput> { ["in"] = OnnxInput.Numbers(["weight", "price"], missing: 9f) };
        using OnnxSignalProvider provider = model.Load(inputs, new OnnxHead("out", "w") { Column = 0 }, new OnnxHead("out", "p") { Column = 1 });
        float[][] columns = provider.Compute(0, 1, 2, 3);
        Assert.Equal([0.5f, 1.5f, 2.5f, 3.5f], columns[0]);
        Assert.Equal([3f, 1f, 9f, 2f], columns[1]);
    }

    [Fact]
    public void Writes_the_vectors_of_titles()
    {
        ModelFile model = Models.Echo(TensorElementType.Float, ["n", "d"], ["n", 2]);
        using OnnxSignalProvider provider = model.Load(new() { ["in"] = OnnxInput.ItemVector("text") }, new OnnxHead("out", "first") { Column = 0 }, new OnnxHead("out", "second") { Column = 1 });
        float[][] columns = provider.Compute(3, 2, 1);
        Assert.Equal([-1f, 0.6f, 0f], columns[0]);
        Assert.Equal([0f, 0.8f, 1f], columns[1]);
    }

    public static TheoryData<object[]> PageRows => [new object[] { 1, 2 }, new object[] { "b", 2 }, new object[] { "b", "d" }];

    [Theory]
    [MemberData(nameof(PageRows))]
    public void Writes_a_taste_once_for_the_page(object[] shape)
    {
        ModelFile model = new ModelFile()
            .Input("x", TensorElementType.Float, "n", 2)
            .Input("taste", TensorElementType.Float, shape)
            .Output("near", TensorElementType.Float, "n", 1)
            .Constant("last", [1L], 1)
            .Node("Mul", ["x", "taste"], "product")
            .Node("ReduceSum", ["product", "last"], "near");
        using OnnxSignalProvider provider = model.Load(
            new() { ["x"] = OnnxInput.ItemVector("text"), ["taste"] = OnnxInput.Taste("text", perCandidate: false) }, new OnnxHead("near", "near"));
        Assert.Equal([-1f, 0.6f, 0f, 1f], provider.Compute(Shop.Batch(Shop.Context(finished: "a"), 3, 2, 1, 0))[0]);
    }

    [Fact]
    public void Writes_the_index_of_a_profile_once_for_the_page()
    {
        ModelFile model = new ModelFile()
            .Input("user", TensorElementType.Int32, 1)
            .Input("price", TensorElementType.Float, "n")
            .Output("score", TensorElementType.Float, "n")
            .Node("Cast", ["user"], "users", ("to", (int)TensorElementType.Float))
            .Node("Add", ["users", "price"], "score");
        using OnnxSignalProvider provider = model.Load(
            new() { ["user"] = OnnxInput.ProfileIndex(["x", "y", "ann"], perCandidate: false), ["price"] = OnnxInput.Number("price") }, new OnnxHead("score", "score"));
        Assert.Equal([4f, 5f], provider.Compute(3, 0)[0]);
    }

    [Fact]
    public void Writes_a_history_over_the_models_own_titles()
    {
        // The model knows a title that the catalog has not, and has them in another order.
        string[] ids = ["d", "gone", "c", "b", "a"];
        using OnnxSignalProvider provider = Models.OverTitles(10f, 20f, 30f, 40f, 50f).Load(
            new() { ["history"] = OnnxInput.History(ids) }, new OnnxHead("scores", "score") { Ids = ids });
        Assert.Equal([50f, 41f, 30f, 11f], provider.Compute(Shop.Batch(Shop.Context(finished: ["b", "d"]), 0, 1, 2, 3))[0]);
        Assert.Equal([10f, 50f], provider.Compute(Shop.Batch(Shop.Context(), 3, 0))[0]);
    }

    [Fact]
    public void Counts_in_a_history_what_was_liked_more_than_asked()
    {
        Interaction[] events =
        [
            new("1", "ann", "a", InteractionKind.Rate, FakeClock.Now) { Completion = 0.6f },
            new("2", "ann", "b", InteractionKind.Rate, FakeClock.Now) { Completion = 0.8f },
            new("3", "ann", "c", InteractionKind.ThumbsDown, FakeClock.Now),
        ];
        float[] Row(float above)
        {
            using OnnxSignalProvider provider = Models.OverTitles(0f, 0f, 0f, 0f).Load(
                new() { ["history"] = OnnxInput.History(Shop.Ids, above) }, new OnnxHead("scores", "score") { Ids = Shop.Ids });
            var context = new RankingContext(Shop.Snapshot, new Profile("ann"), ProfileHistory.Create(events, Shop.Catalog), FakeClock.Now);
            return provider.Compute(Shop.Batch(context, 0, 1, 2, 3))[0];
        }

        Assert.Equal([1f, 1f, 0f, 0f], Row(0f));
        Assert.Equal([0f, 1f, 0f, 0f], Row(0.7f));
        Assert.Equal([1f, 1f, 0f, 0f], Row(-1f));
    }

    [Fact]
    public void Says_nothing_of_titles_that_the_model_does_not_know()
    {
        Catalog catalog = Films.Catalog(20);
        string[] ids = [.. catalog.Ids.Names.Skip(1)];
        using OnnxSignalProvider provider = Models.Lookup(TensorElementType.Int64, [.. Enumerable.Range(0, 19).Select(i => (float)i)]).Load(
            new() { ["item"] = OnnxInput.ItemIndex(ids) }, new OnnxHead("score", "score"));
        Assert.Equal([0f, float.NaN, 18f], provider.Compute(Shop.Batch(Shop.Context(snapshot: Shop.SnapshotOf(catalog)), 1, 0, 19))[0]);
    }

    [Fact]
    public void Refuses_at_once_what_can_never_be()
    {
        Assert.Throws<ArgumentException>(() => OnnxInput.Number(""));
        Assert.Throws<ArgumentException>(() => OnnxInput.ItemVector(""));
        Assert.Throws<ArgumentException>(() => OnnxInput.Taste(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => OnnxInput.Category("kind", ["mug"], unknown: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OnnxInput.History(Shop.Ids, above: 1.1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => OnnxInput.History(Shop.Ids, above: float.NaN));
    }

    private static float[] Computed(ModelFile model, OnnxInput input)
    {
        using OnnxSignalProvider provider = model.Load(new() { ["in"] = input }, new OnnxHead("out", "out"));
        provider.Check(Shop.Snapshot);
        return provider.Compute(0, 1, 2, 3)[0];
    }
}
