using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ranking.Benchmarks.Vectors;

/// <summary>How fast the machine reads the bytes of a table: no search that looks at every row is faster than their sum.</summary>
internal static class ReadLimit
{
    // Sums wait for the sum before them; with eight of them, reading is all that is waited for.
    private const int Accumulators = 8;

    // Keeps what is computed from being left out.
    private static float _kept;

    /// <summary>Seconds for reading so many of the numbers, so many times.</summary>
    public static double Seconds(EmbeddingTable table, int bytesPerNumber, int passes, int threads)
    {
        long numbers = (long)table.Count * table.Dimensions * bytesPerNumber / sizeof(float);
        ReadOnlyMemory<float>[][] parts = [.. Enumerable.Range(0, threads).Select(thread => Part(table, numbers * thread / threads, numbers * (thread + 1) / threads))];
        return Together.Seconds(threads, thread =>
        {
            for (int pass = 0; pass < passes; pass++)
            {
                foreach (ReadOnlyMemory<float> part in parts[thread])
                {
                    Volatile.Write(ref _kept, Vector512.IsHardwareAccelerated ? Sum512(part.Span) : Sum256(part.Span));
                }
            }
        });
    }

    private static ReadOnlyMemory<float>[] Part(EmbeddingTable table, long from, long to)
    {
        var parts = new List<ReadOnlyMemory<float>>();
        long first = 0;
        foreach (ReadOnlyMemory<float> chunk in table.Chunks)
        {
            long start = Math.Clamp(from - first, 0, chunk.Length);
            long end = Math.Clamp(to - first, 0, chunk.Length);
            parts.Add(chunk[(int)start..(int)end]);
            first += chunk.Length;
        }

        return [.. parts.Where(part => !part.IsEmpty)];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum512(ReadOnlySpan<float> numbers)
    {
        ref float start = ref MemoryMarshal.GetReference(numbers);
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (int i = 0; i <= numbers.Length - (Accumulators * 16); i += Accumulators * 16)
        {
            a += Vector512.LoadUnsafe(ref start, (nuint)i);
            b += Vector512.LoadUnsafe(ref start, (nuint)(i + 16));
            c += Vector512.LoadUnsafe(ref start, (nuint)(i + 32));
            d += Vector512.LoadUnsafe(ref start, (nuint)(i + 48));
            e += Vector512.LoadUnsafe(ref start, (nuint)(i + 64));
            f += Vector512.LoadUnsafe(ref start, (nuint)(i + 80));
            g += Vector512.LoadUnsafe(ref start, (nuint)(i + 96));
            h += Vector512.LoadUnsafe(ref start, (nuint)(i + 112));
        }

        return Vector512.Sum(a + b + (c + d) + (e + f) + (g + h));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum256(ReadOnlySpan<float> numbers)
    {
        ref float start = ref MemoryMarshal.GetReference(numbers);
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (int i = 0; i <= numbers.Length - (Accumulators * 8); i += Accumulators * 8)
        {
            a += Vector256.LoadUnsafe(ref start, (nuint)i);
            b += Vector256.LoadUnsafe(ref start, (nuint)(i + 8));
            c += Vector256.LoadUnsafe(ref start, (nuint)(i + 16));
            d += Vector256.LoadUnsafe(ref start, (nuint)(i + 24));
            e += Vector256.LoadUnsafe(ref start, (nuint)(i + 32));
            f += Vector256.LoadUnsafe(ref start, (nuint)(i + 40));
            g += Vector256.LoadUnsafe(ref start, (nuint)(i + 48));
            h += Vector256.LoadUnsafe(ref start, (nuint)(i + 56));
        }

        return Vector256.Sum(a + b + (c + d) + (e + f) + (g + h));
    }
}
