namespace Ranking;

/// <summary>The rule of what critics praise: a number column from a bar up, and votes enough to believe it.</summary>
internal static class Acclaim
{
    private const string Votes = "votes";

    // Without a bar of the host's: scales differ (5, 10, 100), the best tenth is the best tenth on all of them.
    private const double BestShare = 0.1;

    public static IEnumerable<int> Select(Catalog catalog, string column, float? atLeast, int minimumVotes)
    {
        bool hasVotes = catalog.NumberNames.Contains(Votes, StringComparer.Ordinal);
        if (!catalog.NumberNames.Contains(column, StringComparer.Ordinal) || (minimumVotes > 0 && !hasVotes))
        {
            return [];
        }

        float bar = atLeast ?? BarOf(catalog.Numbers(column));
        return Enumerable.Range(0, catalog.Count)
            .Where(item => catalog.Numbers(column)[item] >= bar && (minimumVotes <= 0 || catalog.Numbers(Votes)[item] >= minimumVotes));
    }

    private static float BarOf(ReadOnlySpan<float> numbers)
    {
        float[] given = [.. numbers.ToArray().Where(float.IsFinite).Order()];
        return given.Length == 0 ? float.PositiveInfinity : given[(int)((1 - BestShare) * (given.Length - 1))];
    }
}
