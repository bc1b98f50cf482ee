using System.Text.RegularExpressions;

namespace Ranking.Samples.Tests.Query;

/// <summary>The article the product was conceived from, beside the repository: its files, queries and expressions as they stand there.</summary>
internal sealed partial class Article
{
    private readonly string _text = File.ReadAllText(Path).ReplaceLineEndings("\n");

    /// <summary>Where it is; it need not be there.</summary>
    public static string Path { get; } = System.IO.Path.Combine(SharedData.Root, "..", "sources", "000_74b052590532088b.txt");

    /// <summary>Its YAML files, by path. What it says to add to the engine is added behind it.</summary>
    public IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["views/title_enrichment.yaml"] = Between("# views/title_enrichment.yaml\n", "\nExample enrichment output:"),
        ["engines/homepage.yaml"] = Between("# engines/homepage.yaml\n", "\nShaped trains ELSA") + Between("# Add to engines/homepage.yaml\n", "\nSaved queries ensure"),
        ["tables/titles.yaml"] = Between("# tables/titles.yaml\n", "# tables/watch_events.yaml"),
        ["tables/watch_events.yaml"] = Between("# tables/watch_events.yaml\n", "\n2. Create the AI View"),
    };

    /// <summary>The query of a row, as its program sends it.</summary>
    public string RowQuery => Between("\"query\": \"\"\"", "\"\"\"");

    /// <summary>The query for the rows of a page, as its program sends it for so many rows.</summary>
    public string RowsQuery(int rows) => $$"""{"query": {{{Between("\"query\": {", "}")}}} }""".Replace("num_rows", $"{rows}", StringComparison.Ordinal);

    /// <summary>The query of a discovery row.</summary>
    public string DiscoveryQuery => Between("(genres the user hasn’t explored), inject variety:\n", "\nREORDER BY exploration() injects");

    /// <summary>The orders of its strategies that are not whole queries.</summary>
    public IReadOnlyList<string> Orders => [.. OrderBy().Matches(_text).Select(match => match.Value).Where(order => !DiscoveryQuery.Contains(order, StringComparison.Ordinal) && !RowQuery.Contains(order, StringComparison.Ordinal))];

    /// <summary>The retrievers it names in its answers to questions.</summary>
    public IReadOnlyList<string> Retrievers => [Between("row using ", ". Add a “Trending Now”"), Between("“Trending Now” row using ", ". The homepage is a list")];

    private string Between(string start, string end)
    {
        int first = _text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(first >= 0, start);
        first += start.Length;
        int last = _text.IndexOf(end, first, StringComparison.Ordinal);
        Assert.True(last >= 0, end);
        return _text[first..last];
    }

    [GeneratedRegex(@"^ORDER BY score\(\n.*?^\)$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex OrderBy();
}
