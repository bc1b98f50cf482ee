using System.Globalization;
using System.Text;

namespace Ranking.Expressions;

/// <summary>Writes a query in its one canonical form, which reads as the same query.</summary>
internal static class QueryPrinter
{
    public static string Print(QueryPlan plan)
    {
        var text = new StringBuilder("SELECT ");
        text.Append(plan.Columns.Count == 0 ? "*" : string.Join(", ", plan.Columns));
        if (plan.Retrievers.Count > 0)
        {
            text.Append(plan.Retrievers.Count > 1 ? " FROM retrieve(" : " FROM ").AppendJoin(", ", plan.Retrievers.Select(Print)).Append(plan.Retrievers.Count > 1 ? ")" : "");
        }

        if (plan.Where is { } where)
        {
            text.Append(" WHERE ").Append(Printer.Print(where));
        }

        if (plan.Score is { } score)
        {
            text.Append(" ORDER BY ").Append(Print(score)).Append(plan.IsAscending ? " ASC" : "");
        }

        if (plan.Reorderers.Count > 0)
        {
            text.Append(" REORDER BY ").AppendJoin(", ", plan.Reorderers.Select(Print));
        }

        return plan.Limit is { } limit ? text.Append(" LIMIT ").Append(Printer.Print(limit)).ToString() : text.ToString();
    }

    private static string Print(QueryCall call) =>
        $"{call.Name}({string.Join(", ", call.Ordered.Select(argument => $"{argument.Key.ToLower(CultureInfo.InvariantCulture)}={Print(argument.Value)}"))})";

    private static string Print(ExpressionNode value) => value is QueryCall call ? Print(call) : Printer.Print(value);
}
