namespace Ranking;

/// <summary>
/// What a heading says, whatever the order of its words: how many different ones it has, and the sum of their hashes.
/// <code>
/// words   letters and digits in lower case, without a plural s and without articles and the like; the first 32
/// hash    of a word's characters, FNV-1a, mixed by the last steps of SplitMix64 so that sums of words tell them apart
/// </code>
/// </summary>
internal readonly record struct HeadingWords(int Count, ulong Sum)
{
    private const int MostWords = 32;
    private const int ShortestPlural = 4;

    private static readonly HashSet<ulong> Idle = [.. ((string[])["a", "an", "and", "for", "in", "of", "on", "the", "to", "with", "your", "you"]).Select(word => HashOf(word))];

    public static HeadingWords Of(string heading)
    {
        Span<ulong> words = stackalloc ulong[MostWords];
        int count = 0;
        ulong sum = 0;
        int start = -1;
        for (int i = 0; i <= heading.Length && count < MostWords; i++)
        {
            bool isWord = i < heading.Length && char.IsLetterOrDigit(heading[i]);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                ulong word = HashOf(Stem(heading.AsSpan(start, i - start)));
                start = -1;
                if (!Idle.Contains(word) && !words[..count].Contains(word))
                {
                    words[count++] = word;
                    sum = unchecked(sum + word);
                }
            }
        }

        return new HeadingWords(count, sum);
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) =>
        word.Length >= ShortestPlural && IsS(word[^1]) && !IsS(word[^2]) ? word[..^1] : word;

    private static bool IsS(char letter) => letter is 's' or 'S';

    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in word)
        {
            hash = unchecked((hash ^ char.ToLowerInvariant(letter)) * 1099511628211);
        }

        hash = unchecked((hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9);
        hash = unchecked((hash ^ (hash >> 27)) * 0x94D049BB133111EB);
        return hash ^ (hash >> 31);
    }
}
