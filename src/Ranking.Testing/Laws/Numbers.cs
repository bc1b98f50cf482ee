using System.Globalization;

namespace Ranking.Testing;

/// <summary>Numbers as words, numbers nobody computes, and numbers that are nearly the same.</summary>
internal static class Numbers
{
    // A NaN with a payload of its own: arithmetic does not make it, so where it is still found nobody wrote.
    private const int PoisonBits = 0x7FC0_DEAD;

    /// <summary>What columns and scores are filled with before a part writes to them.</summary>
    public static float Poison { get; } = BitConverter.Int32BitsToSingle(PoisonBits);

    public static bool IsPoison(float number) => BitConverter.SingleToInt32Bits(number) == PoisonBits;

    /// <summary>Whether two numbers agree up to the last bits of vector arithmetic; what is not finite agrees with its like only.</summary>
    public static bool AreClose(float a, float b, float tolerance) =>
        float.IsFinite(a) && float.IsFinite(b)
            ? MathF.Abs(a - b) <= tolerance * MathF.Max(1f, MathF.Max(MathF.Abs(a), MathF.Abs(b)))
            : a.Equals(b);

    public static string Word(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Words(ReadOnlySpan<float> numbers)
    {
        var words = new string[numbers.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Word(numbers[i]);
        }

        return string.Join(' ', words);
    }

    public static string Words(ReadOnlySpan<int> numbers)
    {
        var words = new string[numbers.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = numbers[i].ToString(CultureInfo.InvariantCulture);
        }

        return string.Join(' ', words);
    }

    /// <summary>Ordinals with their scores, as 12:0.5.</summary>
    public static string Words(ReadOnlySpan<int> items, ReadOnlySpan<float> scores)
    {
        var words = new string[items.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = string.Create(CultureInfo.InvariantCulture, $"{items[i]}:{scores[i]:R}");
        }

        return string.Join(' ', words);
    }

    /// <summary>The place of the first ordinal that stood before; −1 where none did.</summary>
    public static int FirstRepeat(ReadOnlySpan<int> ordinals)
    {
        var seen = new HashSet<int>(ordinals.Length);
        for (int i = 0; i < ordinals.Length; i++)
        {
            if (!seen.Add(ordinals[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Mixes an array (Fisher and Yates 1938).</summary>
    public static void Shuffle<T>(Span<T> values, SeededRandom random)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    /// <summary>The positions 0 to count − 1, mixed.</summary>
    public static int[] Permutation(int count, SeededRandom random)
    {
        int[] positions = [.. Enumerable.Range(0, count)];
        Shuffle<int>(positions, random);
        return positions;
    }
}
