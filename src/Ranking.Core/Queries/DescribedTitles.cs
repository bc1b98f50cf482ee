using System.Collections;

namespace Ranking.Expressions;

/// <summary>
/// The condition that a title is one of those that were described by values of their columns.
/// <code>
/// [{"genres": "Drama", "year": [1999, 2000]}, {"item_id": "solaris"}]     a drama of 1999 or 2000, or solaris
/// </code>
/// Of a set of labels a title has to have all that are given; of another column one of the values.
/// </summary>
internal sealed class DescribedTitles(QueryArguments arguments, Catalog catalog)
{
    private const int MostValues = 500;

    /// <summary>The condition of what a call was given.</summary>
    /// <exception cref="ExpressionException">It was given something else, or too much.</exception>
    public ExpressionNode Condition(QueryCall call)
    {
        ExpressionNode? given = call.Find("item_attributes");
        List<object?>? items = arguments.Value(given) is IEnumerable list and not string and not IDictionary ? [.. list.Cast<object?>()] : null;
        if (items is null || items.Exists(item => Members(item) is not { Count: > 0 }))
        {
            throw arguments.Wrong(given ?? call, "candidate_attributes takes item_attributes, a list of objects that each name values of columns, as a parameter of the request");
        }

        ExpressionNode[] each = [.. items.Select(item => All((Members(item) ?? []).Select(member => Meets(member.Key, member.Value))))];
        int size = items.Sum(item => Members(item)?.Sum(member => member.Value is IEnumerable values and not string ? values.Cast<object?>().Count() : 1) ?? 0);
        return size <= MostValues
            ? each.Length == 0 ? new NumberNode(0, 0) : each.Aggregate((first, next) => new BinaryNode(0, Operator.Or, first, next))
            : throw arguments.Wrong(given, $"item_attributes has {size} values; the most are {MostValues}");
    }

    private static List<KeyValuePair<string, object?>>? Members(object? item) => item is IEnumerable<KeyValuePair<string, object?>> members ? [.. members] : null;

    private static ExpressionNode All(IEnumerable<ExpressionNode> parts) => parts.Aggregate((first, next) => new BinaryNode(0, Operator.And, first, next));

    private ExpressionNode Meets(string column, object? value)
    {
        var name = new NameNode(0, KnownNames.Bare(((NameNode)ColumnNames.Map(ColumnNames.Qualify(new NameNode(0, column)), arguments.Options.Columns)).Name));
        bool isLabels = KnownNames.KindIn(name.Name, catalog) == ValueKind.Labels;
        return value switch
        {
            null => new CallNode(0, Functions.IsNull, [name]),
            IEnumerable list and not string when isLabels => All(list.Cast<object?>().Select(label => Has(name, label)).DefaultIfEmpty<ExpressionNode>(new NumberNode(0, 1))),
            IEnumerable list and not string => new BinaryNode(0, Operator.In, name, new ListNode(0, [.. list.Cast<object?>().Select(Node)])),
            _ when isLabels => Has(name, value),
            _ => new BinaryNode(0, Operator.Equal, name, Node(value)),
        };
    }

    private ExpressionNode Has(NameNode labels, object? label) => new BinaryNode(0, Operator.In, Node(label), labels);

    private ExpressionNode Node(object? value) => value is IEnumerable and not string ? throw arguments.Wrong(null, "item_attributes has a list in a list") : ParameterValue.ToNode("", new ParameterNode(0, "item_attributes"), value);
}
