namespace Ranking;

/// <summary>
/// Whether two rows mean the same to a reader: their headings have the same words (<see cref="HeadingWords"/>), or most of the titles they would show first are the same.
/// <code>
/// same titles        both stand for a label, and of the shorter list's first titles at least 7 in 10 are among the other's
/// </code>
/// </summary>
internal static class RowTwins
{
    private const int MostTitles = 15;
    private const int FewestTitles = 4;
    private const double SameShare = 0.7;

    public static bool AreTwins(Proposal one, Proposal other) => HaveSameWords(WordsIn(one), WordsIn(other))
        || (one.Row.Value is not null && other.Row.Value is not null && HaveSameTitles(one.List.Items, other.List.Items));

    public static bool HaveSameWords(string one, string other) => HaveSameWords(HeadingWords.Of(one), HeadingWords.Of(other));

    public static bool HaveSameTitles(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        ReadOnlySpan<int> a = one[..Math.Min(one.Length, MostTitles)];
        ReadOnlySpan<int> b = other[..Math.Min(other.Length, MostTitles)];
        int shorter = Math.Min(a.Length, b.Length);
        if (shorter < FewestTitles)
        {
            return false;
        }

        int needed = (int)Math.Ceiling(SameShare * shorter);
        for (int i = 0; i < a.Length && needed > 0 && needed <= a.Length - i; i++)
        {
            needed -= b.Contains(a[i]) ? 1 : 0;
        }

        return needed == 0;
    }

    private static bool HaveSameWords(HeadingWords one, HeadingWords other) => one.Count > 0 && one == other;

    // A heading is compared for many places of a page, and read once.
    private static HeadingWords WordsIn(Proposal proposal) => proposal.Words ??= HeadingWords.Of(proposal.Row.Title);
}
