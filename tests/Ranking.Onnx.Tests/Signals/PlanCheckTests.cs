using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests;

public class PlanCheckTests
{
    [Fact]
    public void Lists_all_mistakes_at_once()
    {
        string message = Assert.Throws<RankingException>(() => OnnxSignalProvider.Load(Models.Heads().ToArray(), new OnnxSignalOptions
        {
            Name = "model",
            Threads = 0,
            Inputs = new Dictionary<string, OnnxInput>
            {
                ["x"] = OnnxInput.Number("price"),
                ["tast"] = OnnxInput.Taste("text"),
                ["price"] = OnnxInput.ItemIndex(["a", "b", "a"]),
            },
            Heads =
            [
                new OnnxHead("neer", "near"),
                new OnnxHead("both", "both"),
                new OnnxHead("cheap", "near") { Missing = float.NaN },
                new OnnxHead("near", "titles") { Ids = [] },
            ],
        })).Message;
        Assert.Equal(
            "The model 'model' was not loaded: "
            + "its input 'x' (float [n, 2]) is filled with the number column 'price', which is float [n] or [n, 1], with n free; "
            + "nothing fills its input 'taste' (float [n, 2]): add it to Inputs; "
            + "its input 'price' (float [n]) is filled with the index of the title, but its list repeats 'a'; "
            + "its input 'price' (float [n]) is filled with the index of the title, which is int64 or int32 [n] or [n, 1], with n free; "
            + "it has no input 'tast'. Did you mean 'taste'?; "
            + "Threads must be at least 1, but is 0; "
            + "it has no output 'neer'. Did you mean 'near'?; "
            + "'both' reads its output 'both' (float [n, 2]): say by Column which of its 2 columns, from 0; "
            + "two heads are named 'near': give each its own name; "
            + "the missing value of 'near' is not finite; "
            + "'titles' reads titles by their ids, but its list is empty; "
            + "'titles' reads its output 'near' (float [n, 1]) by 0 ids, for which it must be [1, 0] or [0].",
            message);
    }

    [Fact]
    public void Refuses_a_model_of_which_nothing_is_read() => Assert.Equal(
        "The model 'model' was not loaded: no output is read: name at least one in Heads.",
        Models.Lookup(TensorElementType.Int64, 1f).Refusal(new() { ["item"] = OnnxInput.ItemIndex(Shop.Ids) }));

    [Theory]
    [InlineData(TensorElementType.Float, "'in' (float [n]) is filled with the index of the title, which is int64 or int32 [n] or [n, 1], with n free")]
    [InlineData(TensorElementType.Double, "'in' (double [n]) is filled with the index of the title, which is int64 or int32 [n] or [n, 1], with n free")]
    public void Refuses_an_input_of_another_type(TensorElementType element, string mistake) => Assert.Contains(
        mistake, Models.Echo(element, ["n"], ["n"]).Refusal(new() { ["in"] = OnnxInput.ItemIndex(Shop.Ids) }, new OnnxHead("out", "out")), StringComparison.Ordinal);

    public static TheoryData<string, object[]> Misshapen => new()
    {
        { "candidate", [] },
        { "candidate", [5] },
        { "candidate", ["n", 2] },
        { "candidate", [1, 1] },
        { "candidate", ["n", 1, 1] },
        { "vector", ["n"] },
        { "vector", [1, "d"] },
        { "page", [3] },
        { "page", [2, 4] },
        { "page", [1, 5] },
        { "page", ["b", "w", 1] },
    };

    [Theory]
    [MemberData(nameof(Misshapen))]
    public void Refuses_an_input_of_another_shape(string kind, object[] shape)
    {
        OnnxInput input = kind == "candidate" ? OnnxInput.Number("price") : kind == "vector" ? OnnxInput.ItemVector("text") : OnnxInput.History(Shop.Ids);
        string message = Models.Echo(TensorElementType.Float, shape, shape).Refusal(new() { ["in"] = input }, new OnnxHead("out", "out"));
        Assert.Contains(
            kind == "candidate" ? ", which is float [n] or [n, 1], with n free" : kind == "vector" ? ", which is float [n, dimensions], with n free" : ", which is float [1, 4] or [4]",
            message,
            StringComparison.Ordinal);
    }

    public static TheoryData<OnnxHead, object[], string> MisreadHeads => new()
    {
        { new OnnxHead("out", "out"), ["n", "m"], "" },
        { new OnnxHead("out", "out"), [1], "which is not one number a candidate" },
        { new OnnxHead("out", "out"), ["n", 1, 1], "which is not one number a candidate" },
        { new OnnxHead("out", "out") { Column = 0 }, ["n"], "which declares no columns, but Column is 0" },
        { new OnnxHead("out", "out") { Column = 0 }, ["n", "m"], "which declares no columns, but Column is 0" },
        { new OnnxHead("out", "out") { Column = 2 }, ["n", 2], "which has 2 columns, from 0, but Column is 2" },
        { new OnnxHead("out", "out") { Column = -1 }, ["n", 2], "which has 2 columns, from 0, but Column is -1" },
        { new OnnxHead("out", "out") { Ids = Shop.Ids }, ["n", 2], "by 4 ids, for which it must be [1, 4] or [4]" },
        { new OnnxHead("out", "out") { Ids = Shop.Ids }, [2, 4], "by 4 ids, for which it must be [1, 4] or [4]" },
        { new OnnxHead("out", "out") { Ids = Shop.Ids, Column = 1 }, ["n", 4], "'out' has both Column and Ids: give one" },
    };

    [Theory]
    [MemberData(nameof(MisreadHeads))]
    public void Refuses_a_head_that_is_not_one_number_a_candidate(OnnxHead head, object[] shape, string mistake)
    {
        ModelFile model = Models.Echo(TensorElementType.Float, shape.Length == 2 ? ["n", shape[1]] : ["n"], shape);
        var inputs = new Dictionary<string, OnnxInput> { ["in"] = shape.Length == 2 ? OnnxInput.ItemVector("text") : OnnxInput.Number("price") };
        if (mistake.Length == 0)
        {
            using OnnxSignalProvider provider = model.Load(inputs, head);
            Assert.Equal("out", provider.Signals[0].Name);
        }
        else
        {
            Assert.Contains(mistake, model.Refusal(inputs, head), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Refuses_an_output_that_is_not_float()
    {
        ModelFile model = new ModelFile()
            .Input("in", TensorElementType.Int64, "n").Output("out", TensorElementType.Int64, "n").Node("Neg", ["in"], "out");
        Assert.Contains(
            "'out' reads its output 'out' (int64 [n]), which must be float",
            model.Refusal(new() { ["in"] = OnnxInput.ItemIndex(Shop.Ids) }, new OnnxHead("out", "out")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_one_row_for_the_page_as_one_number_a_candidate() => Assert.Contains(
        "no input has a row a candidate: give Ids",
        Models.OverTitles(1f, 2f, 3f, 4f).Refusal(new() { ["history"] = OnnxInput.History(Shop.Ids) }, new OnnxHead("scores", "score")),
        StringComparison.Ordinal);

    [Fact]
    public void Refuses_to_read_one_output_in_two_shapes() => Assert.Contains(
        "its output 'out' (float [n, k]) is read in two shapes",
        Models.Echo(TensorElementType.Float, ["n", "k"], ["n", "k"]).Refusal(
            new() { ["in"] = OnnxInput.ItemVector("text") }, new OnnxHead("out", "one"), new OnnxHead("out", "two") { Ids = Shop.Ids }),
        StringComparison.Ordinal);
}
