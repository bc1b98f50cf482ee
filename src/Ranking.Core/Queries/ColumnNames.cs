namespace Ranking.Expressions;

/// <summary>Columns of conditions, which are written with or without <c>item.</c>; <c>item_id</c> is the id.</summary>
internal static class ColumnNames
{
    /// <summary>A condition whose columns all have their prefix.</summary>
    public static ExpressionNode Qualify(ExpressionNode node) => node switch
    {
        NameNode name => name with { Name = Qualify(name.Name) },
        _ => Substitution.Map(node, Qualify),
    };

    /// <summary>An expression whose columns go by the names of the catalog.</summary>
    public static ExpressionNode Map(ExpressionNode node, IDictionary<string, string> columns) => columns.Count == 0 ? node : node switch
    {
        NameNode name when name.Name.StartsWith(KnownNames.Item, StringComparison.Ordinal) => name with { Name = KnownNames.Item + Map(name.Name[KnownNames.Item.Length..], columns) },
        _ => Substitution.Map(node, part => Map(part, columns)),
    };

    /// <summary>The name of a column in the catalog.</summary>
    public static string Map(string column, IDictionary<string, string> columns) => columns.TryGetValue(column, out string? mapped) ? mapped : column;

    private static string Qualify(string name) => name is "item_id" or "item.item_id" ? "item.id"
        : name.Contains('.', StringComparison.Ordinal) || KnownNames.KindOf(name) is not null ? name
        : KnownNames.Item + name;
}
