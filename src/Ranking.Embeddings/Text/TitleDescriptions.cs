using System.Text;

namespace Ranking.Embeddings;

/// <summary>Describes titles in words: a line a column, empty ones left out.</summary>
internal sealed class TitleDescriptions
{
    private const string Title = "title";
    private static readonly string[] Usual = [Title, "micro_genres", "genres", "tags", "plot", "directors", "cast", "authors"];

    private readonly Catalog _catalog;
    private readonly string[] _columns;

    public TitleDescriptions(Catalog catalog, IReadOnlyList<string>? columns)
    {
        _catalog = catalog;
        // A catalog without titles has no columns to name wrongly.
        _columns = [.. (columns ?? Usual).Where(column => (columns is not null && catalog.Count > 0) || IsKnown(column))];
        string[] unknown = [.. _columns.Where(column => !IsKnown(column))];
        if (unknown.Length > 0)
        {
            throw new RankingException(
                $"The catalog has no category or text column '{string.Join("', '", unknown)}' to describe titles by; it has {string.Join(", ", Known().Order(StringComparer.Ordinal))}.");
        }
    }

    /// <summary>The category columns that titles are described by.</summary>
    public CategoryColumn[] Labels => [.. _columns.Distinct(StringComparer.Ordinal).Where(_catalog.Categories.ContainsKey).Select(_catalog.Category)];

    /// <summary>A title in words; empty where nothing is known of it.</summary>
    public string Of(int item)
    {
        var text = new StringBuilder();
        foreach (string column in _columns)
        {
            string line = LineOf(column, item);
            if (line.Length > 0)
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(line);
            }
        }

        return text.ToString();
    }

    private string LineOf(string column, int item)
    {
        if (_catalog.Categories.TryGetValue(column, out CategoryColumn? labels))
        {
            ReadOnlySpan<int> values = labels.ValuesOf(item);
            return values.IsEmpty ? "" : $"{column.Replace('_', ' ')}: {string.Join(", ", values.ToArray().Select(value => labels.Values[value]))}";
        }

        return (_catalog.TextNames.Contains(column) ? _catalog.Texts(column)[item] : _catalog.Title(item)).Trim();
    }

    private bool IsKnown(string column) => Known().Contains(column, StringComparer.Ordinal);

    private IEnumerable<string> Known() => _catalog.Categories.Keys.Concat(_catalog.TextNames).Append(Title);
}
