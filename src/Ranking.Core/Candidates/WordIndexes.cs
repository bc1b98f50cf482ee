using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// The word indexes of a catalog, one for each set of columns that is searched, made on first use and kept as long as the catalog lives; with more than <see cref="MostKept"/> all are dropped. One
/// that was begun is finished, whatever became of the request that asked.
/// </summary>
internal sealed class WordIndexes
{
    /// <summary>The column that stands for the name of a title, where the catalog has none of its own.</summary>
    public const string Title = "title";

    private const int MostKept = 4;

    private static readonly ConditionalWeakTable<Catalog, WordIndexes> Made = new();

    private readonly ConcurrentDictionary<string, Lazy<WordIndex>> _kept = new(StringComparer.Ordinal);

    /// <summary>The index of a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columns">Columns of which <see cref="ErrorOf"/> knows no error; null for the title and all columns of texts and labels.</param>
    public static WordIndex Of(Catalog catalog, IReadOnlyList<string>? columns)
    {
        string[] sorted = [.. (columns ?? [Title, .. catalog.TextNames, .. catalog.Categories.Keys]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        WordIndexes indexes = Made.GetValue(catalog, static _ => new WordIndexes());
        string key = string.Join('\n', sorted);
        if (!indexes._kept.TryGetValue(key, out Lazy<WordIndex>? made))
        {
            if (indexes._kept.Count >= MostKept)
            {
                indexes._kept.Clear();
            }

            made = indexes._kept.GetOrAdd(key, new Lazy<WordIndex>(() => Make(catalog, sorted)));
        }

        return made.Value;
    }

    /// <summary>Why a column cannot be searched; null where it can.</summary>
    public static string? ErrorOf(string column, Catalog catalog)
    {
        if (column == Title || catalog.TextNames.Contains(column, StringComparer.Ordinal) || catalog.Categories.ContainsKey(column))
        {
            return null;
        }

        return catalog.NumberNames.Contains(column, StringComparer.Ordinal) || catalog.TimeNames.Contains(column, StringComparer.Ordinal)
            ? $"the column '{column}' has no words; title, texts and labels have."
            : $"there is no column '{column}' to search.{NearestName.Hint(column, [Title, .. catalog.TextNames, .. catalog.Categories.Keys])}";
    }

    private static WordIndex Make(Catalog catalog, string[] columns)
    {
        var builder = new WordIndex.Builder(catalog.Count);
        var texts = columns.Where(column => catalog.TextNames.Contains(column, StringComparer.Ordinal)).Select(catalog.Texts).ToList();
        var labels = columns.Where(catalog.Categories.ContainsKey).Select(column => (Column: catalog.Category(column), Words: new int[]?[catalog.Category(column).Values.Count])).ToList();
        bool hasTitle = columns.Contains(Title, StringComparer.Ordinal) && !catalog.TextNames.Contains(Title, StringComparer.Ordinal) && !catalog.Categories.ContainsKey(Title);
        for (int item = 0; item < catalog.Count; item++)
        {
            if (hasTitle)
            {
                builder.Add(item, builder.Read(catalog.Title(item)));
            }

            foreach (IReadOnlyList<string> text in texts)
            {
                builder.Add(item, builder.Read(text[item]));
            }

            // A label is read once, and not for each title that has it.
            foreach ((CategoryColumn column, int[]?[] words) in labels)
            {
                foreach (int value in column.ValuesOf(item))
                {
                    builder.Add(item, words[value] ??= builder.Read(column.Values[value]).ToArray());
                }
            }
        }

        return builder.Build();
    }
}
