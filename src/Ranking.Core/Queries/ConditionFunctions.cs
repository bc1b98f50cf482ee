namespace Ranking.Expressions;

/// <summary>
/// What conditions may call beside the functions of expressions.
/// <code>
/// prebuilt('name')   the saved condition of that name
/// truncate(n)        the first n that meet the rest of WHERE, in the order in which they were retrieved
/// </code>
/// </summary>
internal static class ConditionFunctions
{
    public const string Prebuilt = "prebuilt";
    public const string Truncate = "truncate";

    private const string Reference = "ref:data.filters:";

    /// <summary>The functions, by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>(StringComparer.OrdinalIgnoreCase)
    {
        [Prebuilt] = new(Prebuilt, ["name", "input_user_id"], 1, [ValueKind.Text], ValueKind.Number) { IsRead = true },
        [Truncate] = new(Truncate, ["limit"], 1, [ValueKind.Number], ValueKind.Number) { IsRead = true },
    };

    /// <summary>A condition that was given as a text, its columns with their prefix.</summary>
    public static ExpressionNode Parse(string text) => ColumnNames.Qualify(Parser.Parse(text, All));

    /// <summary>The names of the saved conditions in a condition.</summary>
    public static IEnumerable<string> NamesIn(string text, ExpressionNode node) => node is CallNode { Function.Name: Prebuilt } call
        ? [NameOf(text, call)]
        : Reading.Parts(node).SelectMany(part => NamesIn(text, part));

    /// <summary>The saved condition that is asked for.</summary>
    public static string NameOf(string text, CallNode call) => call.Arguments[0] is TextNode { Value: var name }
        ? name.StartsWith(Reference, StringComparison.Ordinal) ? name[Reference.Length..] : name
        : throw new ExpressionException(text, call.Position, "prebuilt takes the name of a saved condition as it is written, as in prebuilt('family').");

    /// <summary>Takes <c>truncate(n)</c> out of the conditions that <c>and</c> joins.</summary>
    /// <param name="text">The text of the query.</param>
    /// <param name="where">The condition.</param>
    /// <returns>What is left of the condition, null for nothing; and how many to keep, null for all.</returns>
    public static (ExpressionNode? Condition, ExpressionNode? Truncate) Split(string text, ExpressionNode where)
    {
        ExpressionNode? condition = null;
        ExpressionNode? truncate = null;
        foreach (ExpressionNode part in Joined(where))
        {
            if (part is CallNode { Function.Name: Truncate } call)
            {
                truncate = truncate is null ? call.Arguments[0] : throw new ExpressionException(text, call.Position, "truncate stands there twice; write it once.");
            }
            else
            {
                condition = condition is null ? part : new BinaryNode(condition.Position, Operator.And, condition, part);
            }
        }

        return (condition, truncate);
    }

    /// <summary>Refuses <c>truncate</c> where it is no part of WHERE.</summary>
    public static void RefuseTruncate(string text, ExpressionNode node)
    {
        if (node is CallNode { Function.Name: Truncate } call)
        {
            throw new ExpressionException(text, call.Position, "truncate belongs to WHERE itself, joined to the rest by and; a retriever has its limit.");
        }

        foreach (ExpressionNode part in Reading.Parts(node))
        {
            RefuseTruncate(text, part);
        }
    }

    private static List<ExpressionNode> Joined(ExpressionNode where)
    {
        // A chain leans to the left and may be long.
        var parts = new List<ExpressionNode>();
        while (where is BinaryNode { Operator: Operator.And } and)
        {
            parts.Add(and.Right);
            where = and.Left;
        }

        parts.Add(where);
        parts.Reverse();
        return parts;
    }
}
