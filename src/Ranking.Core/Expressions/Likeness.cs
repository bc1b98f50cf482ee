using System.Numerics.Tensors;

namespace Ranking.Expressions;

/// <summary>Likeness of two vectors; 0 where one of them is not there, is zero, or they are of different lengths.</summary>
internal static class Likeness
{
    public static Value Cosine(Value a, Value b)
    {
        ReadOnlySpan<float> x = VectorOf(a);
        ReadOnlySpan<float> y = VectorOf(b);
        float lengths = x.Length == y.Length && !x.IsEmpty ? TensorPrimitives.Norm(x) * TensorPrimitives.Norm(y) : 0f;
        return Value.Of(lengths > 0 ? TensorPrimitives.Dot(x, y) / lengths : 0f);
    }

    public static Value Dot(Value a, Value b)
    {
        ReadOnlySpan<float> x = VectorOf(a);
        ReadOnlySpan<float> y = VectorOf(b);
        return Value.Of(x.Length == y.Length && !x.IsEmpty ? TensorPrimitives.Dot(x, y) : 0f);
    }

    private static ReadOnlySpan<float> VectorOf(Value value) => value.Content is ReadOnlyMemory<float> vector ? vector.Span : default;
}
