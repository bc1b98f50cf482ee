using System.Numerics;
using System.Runtime.InteropServices;

namespace Ranking.Expressions;

/// <summary>The operations of <see cref="Scalars"/> that System.Numerics.Tensors has not: comparisons, choices, and those that know null. What is not finite is null.</summary>
internal static class Lanes
{
    /// <summary>Computes an operation over a chunk; an operand without a column is a number.</summary>
    public static void Apply(Operation operation, ReadOnlySpan<float> a, float x, ReadOnlySpan<float> b, float y, ReadOnlySpan<float> c, float z, Span<float> target)
    {
        switch (operation)
        {
            case Operation.Divide:
                Apply<Divide>(a, x, b, y, c, z, target);
                break;
            case Operation.Modulo:
                Apply<Modulo>(a, x, b, y, c, z, target);
                break;
            case Operation.Min:
                Apply<Min>(a, x, b, y, c, z, target);
                break;
            case Operation.Max:
                Apply<Max>(a, x, b, y, c, z, target);
                break;
            case Operation.Equal:
                Apply<Equal>(a, x, b, y, c, z, target);
                break;
            case Operation.NotEqual:
                Apply<NotEqual>(a, x, b, y, c, z, target);
                break;
            case Operation.Less:
                Apply<Less>(a, x, b, y, c, z, target);
                break;
            case Operation.LessOrEqual:
                Apply<LessOrEqual>(a, x, b, y, c, z, target);
                break;
            case Operation.And:
                Apply<And>(a, x, b, y, c, z, target);
                break;
            case Operation.Or:
                Apply<Or>(a, x, b, y, c, z, target);
                break;
            case Operation.Not:
                Apply<Not>(a, x, b, y, c, z, target);
                break;
            case Operation.IsNull:
                Apply<IsNull>(a, x, b, y, c, z, target);
                break;
            case Operation.Coalesce:
                Apply<Coalesce>(a, x, b, y, c, z, target);
                break;
            case Operation.Select:
                Apply<Select>(a, x, b, y, c, z, target);
                break;
            case Operation.Guard:
                Apply<Guard>(a, x, b, y, c, z, target);
                break;
            default:
                throw new InvalidOperationException($"{operation} is not computed in lanes.");
        }
    }

    private static void Apply<T>(ReadOnlySpan<float> a, float x, ReadOnlySpan<float> b, float y, ReadOnlySpan<float> c, float z, Span<float> target)
        where T : struct, ILaneOperation
    {
        var va = new Vector<float>(x);
        var vb = new Vector<float>(y);
        var vc = new Vector<float>(z);
        ReadOnlySpan<Vector<float>> first = MemoryMarshal.Cast<float, Vector<float>>(a);
        ReadOnlySpan<Vector<float>> second = MemoryMarshal.Cast<float, Vector<float>>(b);
        ReadOnlySpan<Vector<float>> third = MemoryMarshal.Cast<float, Vector<float>>(c);
        Span<Vector<float>> lanes = MemoryMarshal.Cast<float, Vector<float>>(target);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = T.Invoke(first.IsEmpty ? va : first[i], second.IsEmpty ? vb : second[i], third.IsEmpty ? vc : third[i]);
        }

        for (int i = lanes.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] = T.Invoke(new Vector<float>(a.IsEmpty ? x : a[i]), new Vector<float>(b.IsEmpty ? y : b[i]), new Vector<float>(c.IsEmpty ? z : c[i]))[0];
        }
    }

    // A difference of a number with itself is 0, and NaN where it is not finite.
    private static Vector<float> Nothing(Vector<float> a) => a - a;

    private static Vector<int> IsFinite(Vector<float> a) => Vector.Equals(a - a, Vector<float>.Zero);

    private static Vector<float> Flag(Vector<int> mask) => Vector.ConditionalSelect(mask, Vector<float>.One, Vector<float>.Zero);

    private static Vector<float> OrNull(Vector<int> mask, Vector<float> value) => Vector.ConditionalSelect(mask, value, new Vector<float>(float.NaN));

    private readonly struct Divide : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => (a / b) + Nothing(b);
    }

    private readonly struct Modulo : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => a - (b * Vector.Floor(a / b)) + Nothing(b);
    }

    private readonly struct Min : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Vector.ConditionalSelect(Vector.LessThan(a, b), a, b) + Nothing(a) + Nothing(b);
    }

    private readonly struct Max : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Vector.ConditionalSelect(Vector.GreaterThan(a, b), a, b) + Nothing(a) + Nothing(b);
    }

    private readonly struct Equal : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Flag(Vector.Equals(a, b)) + Nothing(a) + Nothing(b);
    }

    private readonly struct NotEqual : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Flag(~Vector.Equals(a, b)) + Nothing(a) + Nothing(b);
    }

    private readonly struct Less : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Flag(Vector.LessThan(a, b)) + Nothing(a) + Nothing(b);
    }

    private readonly struct LessOrEqual : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Flag(Vector.LessThanOrEqual(a, b)) + Nothing(a) + Nothing(b);
    }

    private readonly struct And : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c)
        {
            Vector<int> isFalse = Vector.Equals(a, Vector<float>.Zero) | Vector.Equals(b, Vector<float>.Zero);
            return Vector.ConditionalSelect(isFalse, Vector<float>.Zero, OrNull(IsFinite(a) & IsFinite(b), Vector<float>.One));
        }
    }

    private readonly struct Or : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c)
        {
            Vector<int> isTrue = (IsFinite(a) & ~Vector.Equals(a, Vector<float>.Zero)) | (IsFinite(b) & ~Vector.Equals(b, Vector<float>.Zero));
            return Vector.ConditionalSelect(isTrue, Vector<float>.One, OrNull(IsFinite(a) & IsFinite(b), Vector<float>.Zero));
        }
    }

    private readonly struct Not : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Flag(Vector.Equals(a, Vector<float>.Zero)) + Nothing(a);
    }

    private readonly struct IsNull : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Flag(~IsFinite(a));
    }

    private readonly struct Coalesce : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Vector.ConditionalSelect(IsFinite(a), a, b);
    }

    private readonly struct Select : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => Vector.ConditionalSelect(IsFinite(a) & ~Vector.Equals(a, Vector<float>.Zero), b, c);
    }

    private readonly struct Guard : ILaneOperation
    {
        public static Vector<float> Invoke(Vector<float> a, Vector<float> b, Vector<float> c) => OrNull(IsFinite(b) & IsFinite(c), a);
    }
}
