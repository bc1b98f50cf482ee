using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Ranking;

/// <summary>A random number generator whose numbers are the same for a seed on every machine and in every version.</summary>
/// <remarks>
/// xoshiro256** 1.0 seeded by SplitMix64 (Blackman and Vigna 2018, "Scrambled linear pseudorandom number generators"). The
/// algorithm is frozen: published test vectors are among the tests. Not safe for concurrent use, not for secrets.
/// </remarks>
public sealed class SeededRandom
{
    private const int MostOnStack = 512;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Makes a generator.</summary>
    /// <param name="seed">Any number; every seed gives its own sequence.</param>
    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    internal SeededRandom(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>Derives a seed from parts, the same in every process.</summary>
    /// <param name="seed">The configured seed.</param>
    /// <param name="parts">What sets this use apart: the profile, the page, the epoch, the purpose.</param>
    /// <returns>The first eight bytes of the SHA-256 of the parts, each behind its length.</returns>
    public static ulong Derive(ulong seed, params ReadOnlySpan<string> parts)
    {
        int length = sizeof(ulong);
        foreach (string part in parts)
        {
            length += sizeof(long) + Encoding.UTF8.GetByteCount(part);
        }

        Span<byte> bytes = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, seed);
        int at = sizeof(ulong);
        foreach (string part in parts)
        {
            int count = Encoding.UTF8.GetBytes(part, bytes[(at + sizeof(long))..]);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[at..], count);
            at += sizeof(long) + count;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    /// <summary>The number that belongs to an index under a seed, from 0 up to but not including 1: chance that does not depend on what else is drawn, or in what order.</summary>
    /// <param name="seed">Any number; every seed gives its own numbers.</param>
    /// <param name="index">Which number, such as the ordinal of a title.</param>
    /// <remarks>Output number <paramref name="index"/> + 1 of SplitMix64 (Steele, Lea and Flood 2014), evenly spread over 2²⁴ steps.</remarks>
    public static float SingleAt(ulong seed, int index)
    {
        ulong state = unchecked(seed + ((ulong)index * 0x9E3779B97F4A7C15));
        return (SplitMix(ref state) >> 40) * (1f / (1u << 24));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 up to but not including 1, evenly spread over 2²⁴ steps.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1u << 24));

    /// <summary>A whole number from 0 up to but not including <paramref name="exclusiveMaximum"/>, without bias.</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is below 1.</exception>
    /// <remarks>Lemire 2019, "Fast random integer generation in an interval".</remarks>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        uint range = (uint)exclusiveMaximum;
        ulong product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (NextUInt64() >> 32) * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A number from the standard normal distribution (Box and Muller 1958).</summary>
    public double NextGaussian()
    {
        double u = ((NextUInt64() >> 11) + 1) * (1.0 / (1UL << 53));
        double v = (NextUInt64() >> 11) * (1.0 / (1UL << 53));
        return Math.Sqrt(-2.0 * Math.Log(u)) * Math.Cos(2.0 * Math.PI * v);
    }

    /// <summary>Puts values into an order by chance, each as likely as any other.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="values">The values; changed in place.</param>
    /// <remarks>Fisher and Yates 1938, from the last place to the first (Durstenfeld 1964).</remarks>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
