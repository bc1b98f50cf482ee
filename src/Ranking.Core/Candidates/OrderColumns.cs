namespace Ranking;

/// <summary>
/// The columns titles can be ordered by, as codes: whole numbers of which the smallest comes first.
/// <code>
/// code = value · direction, between 1 and 2⁶⁴ − 2       a missing value is 2⁶⁴ − 1, or 0 with NULLS FIRST
/// numbers   their bits, so that they ascend as the numbers do        times   seconds       ids   ordinals
/// texts     their rank among the texts of the column, compared by code units              derived   the rank or count
/// </code>
/// A column of the catalog goes before a name of ours.
/// </summary>
internal static class OrderColumns
{
    private const string Id = "id";
    private const string Title = "title";

    private static readonly Dictionary<string, DerivedColumn> Derived = new(StringComparer.Ordinal)
    {
        ["_derived_popular_rank"] = static statistics => statistics.PopularRank,
        ["_derived_chronological_rank"] = static statistics => statistics.ChronologicalRank,
        ["_derived_trending_rank"] = static statistics => statistics.TrendingRank,
        ["_derived_interaction_count"] = static statistics => statistics.Plays,
    };

    private delegate ReadOnlySpan<int> DerivedColumn(CatalogStatistics statistics);

    /// <summary>Whether a name is that of a column of the statistics.</summary>
    public static bool IsDerived(string column) => Derived.ContainsKey(column);

    /// <summary>Why titles of a catalog cannot be ordered by a column; null where they can.</summary>
    public static string? ErrorOf(string column, Catalog catalog)
    {
        if (IsOwn(column, catalog) || Derived.ContainsKey(column) || column is Id or Title)
        {
            return null;
        }

        return catalog.Categories.ContainsKey(column)
            ? $"the labels of '{column}' have no order; titles are ordered by numbers, times and texts"
            : $"there is no column '{column}' to order by.{NearestName.Hint(column, [.. catalog.NumberNames, .. catalog.TimeNames, .. catalog.TextNames, .. Derived.Keys, Id, Title])}";
    }

    /// <summary>Writes the codes of a column.</summary>
    /// <param name="key">A column of which <see cref="ErrorOf"/> knows no error.</param>
    /// <param name="snapshot">The catalog and its statistics.</param>
    /// <param name="codes">Takes one a title.</param>
    public static void Fill(OrderKey key, RankingSnapshot snapshot, Span<ulong> codes)
    {
        Catalog catalog = snapshot.Catalog;
        if (catalog.NumberNames.Contains(key.Column, StringComparer.Ordinal))
        {
            ReadOnlySpan<float> numbers = catalog.Numbers(key.Column);
            for (int item = 0; item < codes.Length; item++)
            {
                codes[item] = float.IsNaN(numbers[item]) ? NullOf(key) : CodeOf(key, Ascending(numbers[item]));
            }
        }
        else if (catalog.TimeNames.Contains(key.Column, StringComparer.Ordinal))
        {
            ReadOnlySpan<long> times = catalog.Times(key.Column);
            for (int item = 0; item < codes.Length; item++)
            {
                codes[item] = times[item] == Catalog.MissingTime ? NullOf(key) : CodeOf(key, (ulong)(times[item] - Catalog.MissingTime));
            }
        }
        else if (catalog.TextNames.Contains(key.Column, StringComparer.Ordinal))
        {
            Fill(key, [.. catalog.Texts(key.Column)], codes);
        }
        else if (Derived.TryGetValue(key.Column, out DerivedColumn? derived))
        {
            ReadOnlySpan<int> values = derived(snapshot.Statistics);
            for (int item = 0; item < codes.Length; item++)
            {
                codes[item] = CodeOf(key, (ulong)values[item]);
            }
        }
        else if (key.Column == Id)
        {
            for (int item = 0; item < codes.Length; item++)
            {
                codes[item] = CodeOf(key, (ulong)item);
            }
        }
        else
        {
            var titles = new string[codes.Length];
            for (int item = 0; item < titles.Length; item++)
            {
                titles[item] = catalog.Title(item);
            }

            Fill(key, titles, codes);
        }
    }

    private static bool IsOwn(string column, Catalog catalog) =>
        catalog.NumberNames.Contains(column, StringComparer.Ordinal) || catalog.TimeNames.Contains(column, StringComparer.Ordinal) || catalog.TextNames.Contains(column, StringComparer.Ordinal);

    private static void Fill(OrderKey key, string[] texts, Span<ulong> codes)
    {
        var items = new int[texts.Length];
        for (int item = 0; item < items.Length; item++)
        {
            items[item] = item;
        }

        Array.Sort(texts, items, StringComparer.Ordinal);
        ulong rank = 0;
        for (int i = 0; i < items.Length; i++)
        {
            rank += i > 0 && texts[i] != texts[i - 1] ? 1UL : 0UL;
            codes[items[i]] = texts[i].Length == 0 ? NullOf(key) : CodeOf(key, rank);
        }
    }

    // Numbers are finite; −0 is 0. The bits of a positive one grow with it, those of a negative one shrink.
    private static ulong Ascending(float number)
    {
        uint bits = BitConverter.SingleToUInt32Bits(number + 0f);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static ulong CodeOf(OrderKey key, ulong value) => key.IsDescending ? ulong.MaxValue - 1 - value : value + 1;

    private static ulong NullOf(OrderKey key) => key.NullsFirst ? 0 : ulong.MaxValue;
}
