using System.Runtime.Intrinsics;

namespace Ranking;

/// <summary>How numbers of a row get into registers.</summary>
internal interface IRowLoad<T>
{
    static abstract Vector512<float> Load512(ref T row, nuint at);

    static abstract Vector256<float> Load256(ref T row, nuint at);
}
