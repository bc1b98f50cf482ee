namespace Ranking;

/// <summary>Finds the known name closest to a mistyped one, for "did you mean" in error messages.</summary>
internal static class NearestName
{
    private const int LongestCompared = 64;

    /// <summary>Appends a suggestion or the list of known names; empty when nothing is known.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return "";
        }

        string? nearest = Find(name, names);
        return nearest is null
            ? $" Known: {string.Join(", ", names.Take(20))}{(names.Count > 20 ? ", …" : "")}."
            : $" Did you mean '{nearest}'?";
    }

    /// <summary>The nearest name within a third of its length in edits; null when none is that near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestCompared)
        {
            return null;
        }

        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in known)
        {
            if (candidate.Length > LongestCompared)
            {
                continue;
            }

            int distance = Distance(name, candidate);
            if (distance < bestDistance && distance <= Math.Max(1, candidate.Length / 3))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // Levenshtein 1966, two rows, letters compared without case.
    private static int Distance(string a, string b)
    {
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + substitution);
            }

            current.CopyTo(previous);
        }

        return previous[b.Length];
    }
}
