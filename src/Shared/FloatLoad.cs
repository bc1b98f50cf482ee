using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ranking;

/// <summary>Rows of floats, as they are.</summary>
internal readonly struct FloatLoad : IRowLoad<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref float row, nuint at) => Vector512.LoadUnsafe(ref row, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref float row, nuint at) => Vector256.LoadUnsafe(ref row, at);
}
