namespace Ranking.Samples.Data;

/// <summary><c>items.csv</c>: item_id and title, the known columns, and any others, whose kind is told from what they hold.</summary>
internal static class ItemsFile
{
    // A column of longer texts than this, on average, is prose and not a category.
    private const double LongestCategory = 60;

    private static readonly HashSet<string> Handled = new(StringComparer.OrdinalIgnoreCase)
    {
        "item_id", "title", "maturity", "series_id", "available_from", "available_until", "regions",
    };

    private static readonly Dictionary<string, ColumnKind> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["year"] = ColumnKind.Number,
        ["rating"] = ColumnKind.Number,
        ["votes"] = ColumnKind.Number,
        ["runtime_minutes"] = ColumnKind.Number,
        ["season"] = ColumnKind.Number,
        ["episode"] = ColumnKind.Number,
        ["release_date"] = ColumnKind.Time,
        ["plot"] = ColumnKind.Text,
        ["genres"] = ColumnKind.Category,
        ["tags"] = ColumnKind.Category,
        ["directors"] = ColumnKind.Category,
        ["cast"] = ColumnKind.Category,
        ["languages"] = ColumnKind.Category,
        ["countries"] = ColumnKind.Category,
    };

    public static IReadOnlyList<CatalogItem> Read(
        string path, Dictionary<string, List<ArtworkVariant>> artwork, List<FileReport> reports, IProgress<string>? progress)
    {
        using var table = new CsvTable(path, ["item_id", "title"], progress);
        reports.Add(table.Report);
        string[] columns = [.. table.Columns.Where(column => !Handled.Contains(column))];
        var records = new List<(CatalogItem Item, string[] Cells, long Line)>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read())
        {
            string id = table.Cell("item_id");
            string title = table.Cell("title");
            if (id.Length == 0 || title.Length == 0)
            {
                table.Report.Skip(table.Line, "without an item_id or a title");
            }
            else if (!TryAvailability(table, out IReadOnlyList<Availability> availability))
            {
                table.Report.Skip(table.Line, "with an availability that is no time, or ends before it starts");
            }
            else if (!ids.Add(id))
            {
                table.Report.Skip(table.Line, "with an item_id that stands there already");
            }
            else
            {
                var item = new CatalogItem(id, title)
                {
                    Maturity = table.Cell("maturity") is { Length: > 0 } maturity ? maturity : null,
                    SeriesId = table.Cell("series_id") is { Length: > 0 } series ? series : null,
                    Availability = availability,
                    Artwork = artwork.TryGetValue(id, out List<ArtworkVariant>? variants) ? variants : [],
                };
                records.Add((item, Array.ConvertAll(columns, table.Cell), table.Line));
            }
        }

        for (int i = 0; i < columns.Length; i++)
        {
            // Known columns have one spelling in the catalog, whatever the header's.
            string name = Known.ContainsKey(columns[i]) ? columns[i].ToLowerInvariant() : columns[i];
            Fill(name, i, records, table.Report);
        }

        return [.. records.Select(record => record.Item)];
    }

    private static bool TryAvailability(CsvTable table, out IReadOnlyList<Availability> availability)
    {
        availability = [];
        string from = table.Cell("available_from");
        string until = table.Cell("available_until");
        string[] regions = Cells.Split(table.Cell("regions"));
        DateTimeOffset start = default;
        DateTimeOffset end = default;
        bool isRead = (from.Length == 0 || Cells.TryTime(from, out start)) && (until.Length == 0 || Cells.TryTime(until, out end));
        if (from.Length + until.Length + regions.Length > 0)
        {
            availability = [new Availability(from.Length == 0 ? null : start, until.Length == 0 ? null : end, regions)];
        }

        return isRead && (from.Length == 0 || until.Length == 0 || start < end);
    }

    private static void Fill(string name, int column, List<(CatalogItem Item, string[] Cells, long Line)> records, FileReport report)
    {
        ColumnKind kind = Known.TryGetValue(name, out ColumnKind known) ? known : Guess(records.Select(record => record.Cells[column]));
        int bad = 0;
        long firstBad = 0;
        foreach (var (item, cells, line) in records)
        {
            string cell = cells[column];
            if (cell.Length > 0 && !TryFill(item, name, cell, kind))
            {
                firstBad = bad++ == 0 ? line : firstBad;
            }
        }

        if (bad > 0)
        {
            report.Note($"{report.File}: {bad} cells of '{name}' are not a {kind.ToString().ToLowerInvariant()} and count as missing, first on line {firstBad}");
        }
    }

    private static bool TryFill(CatalogItem item, string name, string cell, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Number when Cells.TryNumber(cell, out float number):
                item.Numbers[name] = number;
                return true;
            case ColumnKind.Time when cell.Length == 4 && Cells.TryTime($"{cell}-01-01", out DateTimeOffset year):
                item.Times[name] = year;
                return true;
            case ColumnKind.Time when Cells.TryTime(cell, out DateTimeOffset time):
                item.Times[name] = time;
                return true;
            case ColumnKind.Text:
                item.Texts[name] = cell;
                return true;
            case ColumnKind.Category:
                item.Categories[name] = Cells.Split(cell);
                return true;
            default:
                return false;
        }
    }

    private static ColumnKind Guess(IEnumerable<string> cells)
    {
        List<string> given = [.. cells.Where(cell => cell.Length > 0)];
        if (given.Count > 0 && given.TrueForAll(cell => Cells.TryNumber(cell, out _)))
        {
            return ColumnKind.Number;
        }

        bool isProse = given.Count > 0 && !given.Exists(cell => cell.Contains('|', StringComparison.Ordinal)) && given.Average(cell => cell.Length) > LongestCategory;
        return isProse ? ColumnKind.Text : ColumnKind.Category;
    }
}
