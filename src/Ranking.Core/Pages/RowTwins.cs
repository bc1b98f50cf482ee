namespace Ranking;

/// <summary>
/// Whether two rows mean the same to a reader: their headings have the same words, or most of the titles they would show first are the same.
/// <code>
/// words(heading)     letters and digits in lower case, without a plural s and without articles and the like
/// same titles        both stand for a label, and of the shorter list's first titles at least 7 in 10 are among the other's
/// </code>
/// </summary>
internal static class RowTwins
{
    private const int MostTitles = 15;
    private const int FewestTitles = 4;
    private const double SameShare = 0.7;

    private static readonly HashSet<string> Idle = new(["a", "an", "and", "for", "in", "of", "on", "the", "to", "with", "your", "you"], StringComparer.Ordinal);

    public static bool AreTwins(Proposal one, Proposal other) => HaveSameWords(WordsIn(one), WordsIn(other))
        || (one.Row.Value is not null && other.Row.Value is not null && HaveSameTitles(one.List.Items, other.List.Items));

    public static bool HaveSameWords(string one, string other) => HaveSameWords(WordsOf(one), WordsOf(other));

    public static bool HaveSameTitles(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        ReadOnlySpan<int> a = one[..Math.Min(one.Length, MostTitles)];
        ReadOnlySpan<int> b = other[..Math.Min(other.Length, MostTitles)];
        int shorter = Math.Min(a.Length, b.Length);
        if (shorter < FewestTitles)
        {
            return false;
        }

        int shared = 0;
        foreach (int item in a)
        {
            shared += b.Contains(item) ? 1 : 0;
        }

        return shared >= SameShare * shorter;
    }

    private static bool HaveSameWords(HashSet<string> one, HashSet<string> other) => one.Count > 0 && one.Count == other.Count && one.SetEquals(other);

    // A heading is compared for many places of a page, and read once.
    private static HashSet<string> WordsIn(Proposal proposal) => proposal.Words ??= WordsOf(proposal.Row.Title);

    private static HashSet<string> WordsOf(string heading)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        int start = -1;
        for (int i = 0; i <= heading.Length; i++)
        {
            bool isWord = i < heading.Length && char.IsLetterOrDigit(heading[i]);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                Add(words, heading[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }

    private static void Add(HashSet<string> words, string word)
    {
        string stem = word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
        if (!Idle.Contains(stem))
        {
            words.Add(stem);
        }
    }
}
