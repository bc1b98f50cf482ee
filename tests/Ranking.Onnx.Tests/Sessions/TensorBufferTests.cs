using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx.Tests;

public class TensorBufferTests
{
    private static readonly TensorLayout Pairs = new(IsPerCandidate: true, Rank: 2, Width: 2);

    [Fact]
    public void Keeps_the_tensor_for_the_same_shape_and_the_memory_for_a_smaller_one()
    {
        using var buffer = new TensorBuffer(TensorElementType.Float);
        buffer.Shape(Pairs, 4);
        OrtValue value = buffer.Value;
        ref float memory = ref buffer.Floats[0];
        Assert.Equal(8, buffer.Floats.Length);

        buffer.Shape(Pairs, 4);
        Assert.Same(value, buffer.Value);

        buffer.Shape(Pairs, 3);
        Assert.Equal([3L, 2L], buffer.Value.GetTensorTypeAndShape().Shape);
        Assert.True(Unsafe.AreSame(ref memory, ref buffer.Floats[0]));
        Assert.Equal(6, buffer.Floats.Length);

        buffer.Shape(Pairs, 5);
        Assert.Equal(10, buffer.Floats.Length);
    }

    [Fact]
    public void Shares_its_memory_with_the_runtime()
    {
        using var buffer = new TensorBuffer(TensorElementType.Float);
        buffer.Shape(Pairs, 2);
        ((float[])[1f, 2f, 3f, 4f]).CopyTo(buffer.Floats);
        Assert.Equal([1f, 2f, 3f, 4f], buffer.Value.GetTensorDataAsSpan<float>().ToArray());
    }

    [Theory]
    [InlineData(true, 1, 1, new long[] { 3 })]
    [InlineData(true, 2, 5, new long[] { 3, 5 })]
    [InlineData(false, 1, 5, new long[] { 5 })]
    [InlineData(false, 2, 5, new long[] { 1, 5 })]
    public void Takes_the_shape_of_its_layout(bool isPerCandidate, int rank, int width, long[] shape)
    {
        var layout = new TensorLayout(isPerCandidate, rank, width);
        Assert.Equal(shape, layout.Shape(3));
        Assert.True(layout.Has(shape, 3));
        Assert.False(layout.Has([.. shape, 1], 3));
        Assert.Equal(!isPerCandidate, layout.Has(shape, 4));
    }

    [Theory]
    [InlineData(TensorElementType.Int64)]
    [InlineData(TensorElementType.Int32)]
    public void Gathers_and_fills_indices(TensorElementType element)
    {
        using var buffer = new TensorBuffer(element);
        buffer.Shape(new TensorLayout(IsPerCandidate: true, Rank: 1, Width: 1), 3);
        buffer.Gather([7, -1, 9], [2, 1, 0]);
        Assert.Equal([9L, 0L, 7L], Indices(buffer, element));
        buffer.Fill(4);
        Assert.Equal([4L, 4L, 4L], Indices(buffer, element));
    }

    [Fact]
    public void Refuses_what_fits_no_array()
    {
        using var buffer = new TensorBuffer(TensorElementType.Float);
        Assert.Contains(
            "A tensor of [1000000, 1000] does not fit one array",
            Assert.Throws<RankingException>(() => buffer.Shape(new TensorLayout(IsPerCandidate: true, Rank: 2, Width: 1000), 1_000_000)).Message,
            StringComparison.Ordinal);
        buffer.Shape(Pairs, 1);
        Assert.Equal(2, buffer.Floats.Length);
    }

    [Fact]
    public void Is_shaped_before_it_is_used()
    {
        using var buffer = new TensorBuffer(TensorElementType.Float);
        Assert.Throws<InvalidOperationException>(() => buffer.Value);
    }

    private static long[] Indices(TensorBuffer buffer, TensorElementType element) => element == TensorElementType.Int64
        ? buffer.Value.GetTensorDataAsSpan<long>().ToArray()
        : [.. buffer.Value.GetTensorDataAsSpan<int>().ToArray().Select(i => (long)i)];
}
