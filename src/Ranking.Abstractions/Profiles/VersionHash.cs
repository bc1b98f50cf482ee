using System.Numerics;
using System.Runtime.InteropServices;

namespace Ranking;

/// <summary>
/// A 64-bit hash of columns, the same in every process. Each column goes in behind its length, eight bytes at a time: hash ← rotate(hash xor word, 29) × c, with the
/// odd constant of SplitMix64. Not for secrets.
/// </summary>
internal struct VersionHash
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private ulong _hash = Multiplier;

    public VersionHash()
    {
    }

    /// <summary>The hash so far; never 0, so that 0 may stand for none.</summary>
    public readonly ulong Value => Math.Max(1, Mix(_hash, 0));

    public void Add<T>(ReadOnlySpan<T> column)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(column);
        _hash = Mix(_hash, (ulong)bytes.Length);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            _hash = Mix(_hash, word);
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            _hash = Mix(_hash, rest);
        }
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        ulong mixed = BitOperations.RotateLeft(hash ^ word, 29) * Multiplier;
        return mixed ^ (mixed >> 32);
    }
}
