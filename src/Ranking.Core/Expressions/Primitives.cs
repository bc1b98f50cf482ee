using System.Numerics.Tensors;

namespace Ranking.Expressions;

/// <summary>
/// Roots, powers, exponentials and roundings of System.Numerics.Tensors. Spans shorter than a vector are computed there one by one, which rounds otherwise; they are filled up to a vector here, so that a title's
/// score does not depend on how many others there are.
/// </summary>
internal static class Primitives
{
    // Floats of the widest vector there is.
    private const int Widest = 16;

    /// <summary>Computes an operation over a chunk; an operand without a column is a number.</summary>
    public static void Apply(Operation operation, ReadOnlySpan<float> a, float x, ReadOnlySpan<float> b, float y, Span<float> target)
    {
        if (target.Length >= Widest)
        {
            Compute(operation, a, x, b, y, target);
            return;
        }

        Span<float> first = stackalloc float[Widest];
        Span<float> second = stackalloc float[Widest];
        Span<float> result = stackalloc float[Widest];
        first.Fill(1);
        second.Fill(1);
        a.CopyTo(first);
        b.CopyTo(second);
        Compute(operation, a.IsEmpty ? default : first, x, b.IsEmpty ? default : second, y, result);
        result[..target.Length].CopyTo(target);
    }

    private static void Compute(Operation operation, ReadOnlySpan<float> a, float x, ReadOnlySpan<float> b, float y, Span<float> target)
    {
        switch (operation)
        {
            case Operation.Power when a.IsEmpty:
                TensorPrimitives.Pow(x, b, target);
                break;
            case Operation.Power when b.IsEmpty:
                TensorPrimitives.Pow(a, y, target);
                break;
            case Operation.Power:
                TensorPrimitives.Pow(a, b, target);
                break;
            case Operation.Abs:
                TensorPrimitives.Abs(a, target);
                break;
            case Operation.Sqrt:
                TensorPrimitives.Sqrt(a, target);
                break;
            case Operation.Log:
                TensorPrimitives.Log(a, target);
                break;
            case Operation.Exp:
                TensorPrimitives.Exp(a, target);
                break;
            case Operation.Sigmoid:
                TensorPrimitives.Sigmoid(a, target);
                break;
            case Operation.Round:
                TensorPrimitives.Round(a, target);
                break;
            case Operation.Floor:
                TensorPrimitives.Floor(a, target);
                break;
            default:
                TensorPrimitives.Ceiling(a, target);
                break;
        }
    }
}
