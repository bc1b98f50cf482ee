using Microsoft.ML.OnnxRuntime.Tensors;
using Ranking.Testing;

namespace Ranking.Onnx.Tests;

/// <summary>A model as a provider of signals keeps the laws that every provider keeps.</summary>
public sealed class ConformanceTests : IDisposable
{
    private readonly Suite _suite = new();

    public static TheoryData<string> Laws
    {
        get
        {
            using var suite = new Suite();
            return [.. suite.Laws];
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Conforms(string law) => _suite.Check(law);

    public void Dispose() => _suite.Dispose();

    private sealed class Suite : SignalProviderSuite, IDisposable
    {
        // The dimensions of the space that every world has.
        private const int Dimensions = 8;

        private readonly OnnxSignalProvider _provider = OnnxSignalProvider.Load(
            new ModelFile()
                .Input("title", TensorElementType.Float, "n", Dimensions)
                .Input("taste", TensorElementType.Float, "n", Dimensions)
                .Output("near", TensorElementType.Float, "n", 1)
                .Output("sum", TensorElementType.Float, "n", Dimensions)
                .Constant("last", [1L], 1)
                .Node("Mul", ["title", "taste"], "product")
                .Node("ReduceSum", ["product", "last"], "near")
                .Node("Add", ["title", "taste"], "sum")
                .ToArray(),
            new OnnxSignalOptions
            {
                Inputs = new Dictionary<string, OnnxInput> { ["title"] = OnnxInput.ItemVector("world"), ["taste"] = OnnxInput.Taste("world") },
                Heads = [new OnnxHead("near", "near"), new OnnxHead("sum", "third") { Column = 2 }],
            });

        public void Dispose() => _provider.Dispose();

        protected override ISignalProvider CreateProvider(World world) => _provider;
    }
}
