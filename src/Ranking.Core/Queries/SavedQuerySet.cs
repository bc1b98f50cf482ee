namespace Ranking.Expressions;

/// <summary>Saved queries and conditions as they were read together. Immutable: a request uses one set from start to end, whatever is read meanwhile.</summary>
/// <param name="Queries">The queries, by name.</param>
/// <param name="Conditions">The conditions, by name; none of them refers to another any more.</param>
internal sealed record SavedQuerySet(IReadOnlyDictionary<string, NamedQuery> Queries, IReadOnlyDictionary<string, ExpressionNode> Conditions)
{
    /// <summary>No queries.</summary>
    public static SavedQuerySet Empty { get; } = new(new Dictionary<string, NamedQuery>(StringComparer.Ordinal), new Dictionary<string, ExpressionNode>(StringComparer.Ordinal));

    /// <summary>The query of a name.</summary>
    /// <exception cref="ExpressionException">There is none.</exception>
    public NamedQuery Find(string name) => Queries.TryGetValue(name, out NamedQuery? query)
        ? query
        : throw new ExpressionException($"Query: there is no saved query '{name}'.{(name.Contains(' ', StringComparison.Ordinal) ? " The text of a query is read by RankingQuery.Parse." : NearestName.Hint(name, Queries.Keys))}");

    /// <summary>A condition with saved conditions in the place of their names.</summary>
    /// <exception cref="ExpressionException">There is no condition of a name, it all is too long, or it truncates, which only WHERE itself does.</exception>
    public ExpressionNode Expand(string text, ExpressionNode node)
    {
        ConditionFunctions.RefuseTruncate(text, node);
        if (!ConditionFunctions.NamesIn(text, node).Any())
        {
            return node;
        }

        ExpressionNode expanded = Replaced(text, node);
        int size = Size(expanded);
        return size <= Parser.MostNodes
            ? expanded
            : throw new ExpressionException(text, node.Position, $"with the saved conditions it asks for, this condition has {size} numbers, names and operators; the most are {Parser.MostNodes}.");
    }

    private static int Size(ExpressionNode node) => 1 + Reading.Parts(node).Sum(Size);

    private static ExpressionNode Placed(ExpressionNode node, int position) => Substitution.Map(node with { Position = position }, part => Placed(part, position));

    private ExpressionNode Replaced(string text, ExpressionNode node) => node is CallNode { Function.Name: ConditionFunctions.Prebuilt } call
        ? Condition(text, call)
        : Substitution.Map(node, part => Replaced(text, part));

    // What is wrong in it is told at the place that asks for it.
    private ExpressionNode Condition(string text, CallNode call)
    {
        string name = ConditionFunctions.NameOf(text, call);
        return Conditions.TryGetValue(name, out ExpressionNode? condition)
            ? Placed(condition, call.Position)
            : throw new ExpressionException(text, call.Position, $"there is no saved condition '{name}'.{NearestName.Hint(name, Conditions.Keys)}");
    }
}
