namespace Ranking.Embeddings;

/// <summary>Orders versions: runs of digits by their number, everything else by its characters.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? a, string? b)
    {
        ReadOnlySpan<char> x = a;
        ReadOnlySpan<char> y = b;
        while (!x.IsEmpty && !y.IsEmpty)
        {
            int order = char.IsAsciiDigit(x[0]) && char.IsAsciiDigit(y[0]) ? CompareNumbers(Digits(ref x), Digits(ref y)) : Next(ref x) - Next(ref y);
            if (order != 0)
            {
                return order;
            }
        }

        // '1' comes before '1.1'; '1.1' and '1.01', equal by their numbers, are still two versions.
        int longer = x.Length.CompareTo(y.Length);
        return longer != 0 ? longer : string.CompareOrdinal(a, b);
    }

    private static char Next(ref ReadOnlySpan<char> text)
    {
        char first = text[0];
        text = text[1..];
        return first;
    }

    private static ReadOnlySpan<char> Digits(ref ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits.TrimStart('0');
    }

    // Without leading zeros the longer number is the greater one, however long.
    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
}
