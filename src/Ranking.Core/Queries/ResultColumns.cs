using System.Text.Json;

namespace Ranking.Expressions;

/// <summary>The columns of an answer: those that were named, or all that the catalog has. A title that has nothing in a column has null there, or no labels.</summary>
internal sealed class ResultColumns
{
    private readonly RankingContext _context;
    private readonly (string Name, string Read)[] _columns;

    private ResultColumns(RankingContext context, (string Name, string Read)[] columns) => (_context, _columns) = (context, columns);

    /// <summary>Columns by the names a query has for them; none for all.</summary>
    /// <exception cref="ExpressionException">The catalog has no column of a name.</exception>
    public static ResultColumns Of(IReadOnlyList<string> names, QueryOptions options, RankingContext context)
    {
        Catalog catalog = context.Snapshot.Catalog;
        IEnumerable<string> all = names.Count > 0 ? names.Distinct(StringComparer.Ordinal) : [.. catalog.NumberNames, .. catalog.TimeNames, .. catalog.TextNames, .. catalog.Categories.Keys];
        return new ResultColumns(context, [.. all.Select(name => (name, Read(name, catalog, options))).Where(column => column.Item2 is not ("item.id" or "item.title"))]);
    }

    /// <summary>Reads the columns; one for each who writes.</summary>
    public CatalogValues Values() => new(_context);

    /// <summary>Writes the columns of a title as members of an object.</summary>
    public void Write(Utf8JsonWriter json, CatalogValues values, int item)
    {
        values.Item = item;
        foreach (var (name, read) in _columns)
        {
            json.WritePropertyName(name);
            Value value = values.Name(read);
            switch (value.Kind)
            {
                case ValueKind.Number:
                    json.WriteNumberValue(value.Number);
                    break;
                case ValueKind.Time:
                    json.WriteStringValue(new DateTimeOffset(value.Ticks, TimeSpan.Zero));
                    break;
                case ValueKind.Text:
                    json.WriteStringValue(value.Content as string);
                    break;
                case ValueKind.Labels:
                    WriteLabels(json, _context.Snapshot.Catalog.Categories[read[KnownNames.Item.Length..]], item);
                    break;
                default:
                    json.WriteNullValue();
                    break;
            }
        }
    }

    private static void WriteLabels(Utf8JsonWriter json, CategoryColumn column, int item)
    {
        json.WriteStartArray();
        foreach (int value in column.ValuesOf(item))
        {
            json.WriteStringValue(column.Values[value]);
        }

        json.WriteEndArray();
    }

    private static string Read(string name, Catalog catalog, QueryOptions options)
    {
        string column = ColumnNames.Map(name.StartsWith(KnownNames.Item, StringComparison.Ordinal) ? name[KnownNames.Item.Length..] : name, options.Columns);
        string read = KnownNames.Bare(KnownNames.Item + (column == "item_id" ? "id" : column));
        return KnownNames.KindIn(read, catalog) is not null
            ? read
            : throw new ExpressionException($"Query: the catalog has no column '{name}'.{NearestName.Hint(name, [.. KnownNames.ColumnsOf(catalog), .. options.Columns.Keys])}");
    }
}
