using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests.Support;

/// <summary>Small models whose answers are known by construction.</summary>
internal static class Models
{
    /// <summary>x [n, 2] and taste [n, 2] of floats, price [n]: <c>near</c> [n, 1] is their dot product, <c>cheap</c> [n] is −price, <c>both</c> [n, 2] is x + taste.</summary>
    public static ModelFile Heads() => new ModelFile()
        .Input("x", TensorElementType.Float, "n", 2)
        .Input("taste", TensorElementType.Float, "n", 2)
        .Input("price", TensorElementType.Float, "n")
        .Output("near", TensorElementType.Float, "n", 1)
        .Output("cheap", TensorElementType.Float, "n")
        .Output("both", TensorElementType.Float, "n", 2)
        .Constant("last", [1L], 1)
        .Node("Mul", ["x", "taste"], "product")
        .Node("ReduceSum", ["product", "last"], "near")
        .Node("Neg", ["price"], "cheap")
        .Node("Add", ["x", "taste"], "both");

    /// <summary>item [n]: <c>score</c> [n] is the item's place in the weights.</summary>
    public static ModelFile Lookup(TensorElementType element, params float[] weights) => new ModelFile()
        .Input("item", element, "n")
        .Output("score", TensorElementType.Float, "n")
        .Constant("weights", weights, weights.Length)
        .Node("Gather", ["weights", "item"], "score");

    /// <summary>user [n] and item [n, 1] of int64: <c>score</c> [n, 1] is 10 × user + item.</summary>
    public static ModelFile Pairs() => new ModelFile()
        .Input("user", TensorElementType.Int64, "n")
        .Input("item", TensorElementType.Int64, "n", 1)
        .Output("score", TensorElementType.Float, "n", 1)
        .Constant("ten", [10f], 1)
        .Constant("last", [1L], 1)
        .Node("Cast", ["user"], "users", ("to", (int)TensorElementType.Float))
        .Node("Cast", ["item"], "items", ("to", (int)TensorElementType.Float))
        .Node("Unsqueeze", ["users", "last"], "rows")
        .Node("Mul", ["rows", "ten"], "tens")
        .Node("Add", ["tens", "items"], "score");

    /// <summary>history [1, titles]: <c>scores</c> is history plus each title's place in the weights.</summary>
    public static ModelFile OverTitles(params float[] weights) => new ModelFile()
        .Input("history", TensorElementType.Float, "batch", weights.Length)
        .Output("scores", TensorElementType.Float, "batch", weights.Length)
        .Constant("weights", weights, 1, weights.Length)
        .Node("Add", ["history", "weights"], "scores");

    /// <summary>One input that is passed through as it is.</summary>
    public static ModelFile Echo(TensorElementType element, object[] input, object[] output) => new ModelFile()
        .Input("in", element, input)
        .Output("out", TensorElementType.Float, output)
        .Node("Cast", ["in"], "out", ("to", (int)TensorElementType.Float));
}
