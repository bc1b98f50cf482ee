using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx;

/// <summary>What a model says of one of its inputs or outputs.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Element">What it holds; null where it is no tensor but a sequence or a map.</param>
/// <param name="Dimensions">Its shape; −1 where a dimension differs from run to run.</param>
/// <param name="Symbols">The names of the dimensions that differ; empty where they have none.</param>
internal sealed record ModelTensor(string Name, TensorElementType? Element, IReadOnlyList<int> Dimensions, IReadOnlyList<string> Symbols)
{
    public static ModelTensor Of(string name, NodeMetadata metadata) => metadata.IsTensor
        ? new ModelTensor(name, metadata.ElementDataType, metadata.Dimensions, metadata.SymbolicDimensions)
        : new ModelTensor(name, null, [], []);

    public override string ToString() => Element is null
        ? $"'{Name}' (no tensor)"
        : $"'{Name}' ({NameOf(Element.Value)} [{string.Join(", ", Dimensions.Select((size, i) => size >= 0 ? $"{size}" : Symbols[i].Length > 0 ? Symbols[i] : "?"))}])";

    /// <summary>The name of an element type, as model files call it.</summary>
    public static string NameOf(TensorElementType element) => element.ToString().ToLowerInvariant();
}
