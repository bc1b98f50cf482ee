using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ranking;

/// <summary>
/// The products of a vector with four rows at once: the vector is loaded once for the four, and four rows come out of memory side by side. Numbers behind the last whole register are
/// taken with those before them, of which the vector's own are zeroed. Every row is summed in the same order wherever it stands among the four.
/// </summary>
/// <remarks>For vectors of at least <see cref="Least"/> numbers; shorter ones, and processors without long registers, are left to the library's own product.</remarks>
internal static class DotKernel
{
    /// <summary>The shortest vector there is a kernel for; none where registers are short.</summary>
    public static int Least => Vector256.IsHardwareAccelerated ? Vector256<float>.Count : int.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply<T, TLoad>(ref float vector, ref T a, ref T b, ref T c, ref T d, int length)
        where TLoad : struct, IRowLoad<T> => Vector512.IsHardwareAccelerated && length >= Vector512<float>.Count
        ? Multiply512<T, TLoad>(ref vector, ref a, ref b, ref c, ref d, (nuint)length)
        : Multiply256<T, TLoad>(ref vector, ref a, ref b, ref c, ref d, (nuint)length);

    private static Vector128<float> Multiply512<T, TLoad>(ref float vector, ref T a, ref T b, ref T c, ref T d, nuint length)
        where TLoad : struct, IRowLoad<T>
    {
        nuint width = (nuint)Vector512<float>.Count;
        nuint whole = length & ~(width - 1);
        Vector512<float> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nuint i = 0; i < whole; i += width)
        {
            Vector512<float> x = Vector512.LoadUnsafe(ref vector, i);
            sumA = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref a, i), sumA);
            sumB = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref b, i), sumB);
            sumC = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref c, i), sumC);
            sumD = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref d, i), sumD);
        }

        if (whole < length)
        {
            nuint last = length - width;
            Vector512<int> isCounted = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)(whole - last)));
            Vector512<float> x = Vector512.AndNot(Vector512.LoadUnsafe(ref vector, last), isCounted.AsSingle());
            sumA = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref a, last), sumA);
            sumB = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref b, last), sumB);
            sumC = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref c, last), sumC);
            sumD = Vector512.MultiplyAddEstimate(x, TLoad.Load512(ref d, last), sumD);
        }

        return Sums(sumA.GetLower() + sumA.GetUpper(), sumB.GetLower() + sumB.GetUpper(), sumC.GetLower() + sumC.GetUpper(), sumD.GetLower() + sumD.GetUpper());
    }

    private static Vector128<float> Multiply256<T, TLoad>(ref float vector, ref T a, ref T b, ref T c, ref T d, nuint length)
        where TLoad : struct, IRowLoad<T>
    {
        nuint width = (nuint)Vector256<float>.Count;
        nuint whole = length & ~(width - 1);
        Vector256<float> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nuint i = 0; i < whole; i += width)
        {
            Vector256<float> x = Vector256.LoadUnsafe(ref vector, i);
            sumA = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref a, i), sumA);
            sumB = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref b, i), sumB);
            sumC = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref c, i), sumC);
            sumD = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref d, i), sumD);
        }

        if (whole < length)
        {
            nuint last = length - width;
            Vector256<int> isCounted = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)(whole - last)));
            Vector256<float> x = Vector256.AndNot(Vector256.LoadUnsafe(ref vector, last), isCounted.AsSingle());
            sumA = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref a, last), sumA);
            sumB = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref b, last), sumB);
            sumC = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref c, last), sumC);
            sumD = Vector256.MultiplyAddEstimate(x, TLoad.Load256(ref d, last), sumD);
        }

        return Sums(sumA, sumB, sumC, sumD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sums(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) => Vector128.Create(
        Vector128.Sum(a.GetLower() + a.GetUpper()),
        Vector128.Sum(b.GetLower() + b.GetUpper()),
        Vector128.Sum(c.GetLower() + c.GetUpper()),
        Vector128.Sum(d.GetLower() + d.GetUpper()));
}
