namespace Ranking.Samples.Homepage.Html;

/// <summary>What a catalog knows of a title, as far as it has the columns.</summary>
internal static class CatalogFacts
{
    /// <summary>The values of a category, by name; none where the catalog has no such column.</summary>
    public static string[] ValuesOf(Catalog catalog, string column, int item)
    {
        if (!catalog.Categories.TryGetValue(column, out CategoryColumn? category))
        {
            return [];
        }

        ReadOnlySpan<int> values = category.ValuesOf(item);
        var names = new string[values.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = category.Values[values[i]];
        }

        return names;
    }

    /// <summary>One line: the year, the length, the genres, who made it.</summary>
    public static string LineOf(Catalog catalog, int item)
    {
        var parts = new List<string>();
        if (NumberOf(catalog, "year", item) is { } year)
        {
            parts.Add(HtmlText.Number(year, "0"));
        }

        if (NumberOf(catalog, "runtime_minutes", item) is { } minutes)
        {
            parts.Add($"{HtmlText.Number(minutes, "0")} min");
        }

        if (ValuesOf(catalog, "genres", item) is { Length: > 0 } genres)
        {
            parts.Add(string.Join(", ", genres));
        }

        if (ValuesOf(catalog, "directors", item) is { Length: > 0 } directors)
        {
            parts.Add($"by {string.Join(", ", directors)}");
        }

        return string.Join(" · ", parts);
    }

    /// <summary>What it is about; empty where the catalog does not say.</summary>
    public static string PlotOf(Catalog catalog, int item) => catalog.TextNames.Contains("plot") ? catalog.Texts("plot")[item] : "";

    private static float? NumberOf(Catalog catalog, string column, int item) =>
        catalog.NumberNames.Contains(column) && catalog.Numbers(column)[item] is var number && float.IsFinite(number) ? number : null;
}
