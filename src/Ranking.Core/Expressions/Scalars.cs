namespace Ranking.Expressions;

/// <summary>
/// What each operation gives for numbers one by one, NaN being null: the meaning of the language, which <see cref="Lanes"/> computes over columns.
/// <code>
/// an operation without a finite answer gives null; null in, null out, but for
/// null and false = false     null or true = true     coalesce(null, x) = x     null is null = 1
/// CASE WHEN null THEN a ELSE b END = b
/// </code>
/// </summary>
internal static class Scalars
{
    public static float Compute(Operation operation, float a, float b = 0f, float c = 0f)
    {
        switch (operation)
        {
            case Operation.IsNull:
                return float.IsFinite(a) ? 0f : 1f;
            case Operation.Coalesce:
                return float.IsFinite(a) ? a : OrNull(b);
            case Operation.Select:
                return OrNull(float.IsFinite(a) && a != 0f ? b : c);
            case Operation.And:
                return a == 0f || b == 0f ? 0f : float.IsFinite(a) && float.IsFinite(b) ? 1f : float.NaN;
            case Operation.Or:
                return IsTrue(a) || IsTrue(b) ? 1f : float.IsFinite(a) && float.IsFinite(b) ? 0f : float.NaN;
            default:
                return float.IsFinite(a) && float.IsFinite(b) && float.IsFinite(c) ? OrNull(Arithmetic(operation, a, b, c)) : float.NaN;
        }
    }

    private static float Arithmetic(Operation operation, float a, float b, float c) => operation switch
    {
        Operation.Copy or Operation.Guard => a,
        Operation.Negate => -a,
        Operation.Add => a + b,
        Operation.Subtract => a - b,
        Operation.Multiply => a * b,
        Operation.Divide => a / b,
        Operation.MultiplyAdd => (a * b) + c,
        Operation.Modulo => a - (b * MathF.Floor(a / b)),
        Operation.Power => MathF.Pow(a, b),
        Operation.Abs => MathF.Abs(a),
        Operation.Sqrt => MathF.Sqrt(a),
        Operation.Log => MathF.Log(a),
        Operation.Exp => MathF.Exp(a),
        Operation.Sigmoid => 1f / (1f + MathF.Exp(-a)),
        Operation.Round => MathF.Round(a),
        Operation.Floor => MathF.Floor(a),
        Operation.Ceiling => MathF.Ceiling(a),
        Operation.Min => a < b ? a : b,
        Operation.Max => a > b ? a : b,
        Operation.Equal => a == b ? 1f : 0f,
        Operation.NotEqual => a != b ? 1f : 0f,
        Operation.Less => a < b ? 1f : 0f,
        Operation.LessOrEqual => a <= b ? 1f : 0f,
        Operation.Not => a == 0f ? 1f : 0f,
        _ => throw new InvalidOperationException($"{operation} is not computed number by number."),
    };

    private static bool IsTrue(float a) => float.IsFinite(a) && a != 0f;

    private static float OrNull(float a) => float.IsFinite(a) ? a : float.NaN;
}
