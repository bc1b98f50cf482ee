using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests.Support;

/// <summary>Writes small ONNX models: inputs, outputs, constants and nodes. Field numbers are those of onnx.proto.</summary>
internal sealed class ModelFile
{
    private readonly Protobuf _graph = new Protobuf().Text(2, "graph");

    /// <summary>Declares an input. A dimension is a number, or a name where it varies.</summary>
    public ModelFile Input(string name, TensorElementType element, params object[] dimensions)
    {
        _graph.Message(11, Value(name, element, dimensions));
        return this;
    }

    /// <summary>Declares an output.</summary>
    public ModelFile Output(string name, TensorElementType element, params object[] dimensions)
    {
        _graph.Message(12, Value(name, element, dimensions));
        return this;
    }

    public ModelFile Constant(string name, float[] values, params long[] dimensions) =>
        Constant(name, TensorElementType.Float, MemoryMarshal.AsBytes(values.AsSpan()), dimensions);

    public ModelFile Constant(string name, long[] values, params long[] dimensions) =>
        Constant(name, TensorElementType.Int64, MemoryMarshal.AsBytes(values.AsSpan()), dimensions);

    public ModelFile Node(string operation, string[] inputs, string output, params (string Name, long Value)[] attributes)
    {
        var node = new Protobuf();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(4, operation);
        foreach (var (name, value) in attributes)
        {
            node.Message(5, new Protobuf().Text(1, name).Number(3, value).Number(20, 2));
        }

        _graph.Message(1, node);
        return this;
    }

    public byte[] ToArray() => new Protobuf()
        .Number(1, 8)
        .Message(7, _graph)
        .Message(8, new Protobuf().Text(1, "").Number(2, 17))
        .ToArray();

    private static Protobuf Value(string name, TensorElementType element, object[] dimensions)
    {
        var shape = new Protobuf();
        foreach (object dimension in dimensions)
        {
            shape.Message(1, dimension is string symbol ? new Protobuf().Text(2, symbol) : new Protobuf().Number(1, (int)dimension));
        }

        Protobuf tensor = new Protobuf().Number(1, (int)element).Message(2, shape);
        return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, tensor));
    }

    private ModelFile Constant(string name, TensorElementType element, ReadOnlySpan<byte> bytes, long[] dimensions)
    {
        var tensor = new Protobuf();
        foreach (long dimension in dimensions)
        {
            tensor.Number(1, dimension);
        }

        _graph.Message(5, tensor.Number(2, (int)element).Text(8, name).Bytes(9, bytes));
        return this;
    }
}
