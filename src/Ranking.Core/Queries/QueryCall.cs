namespace Ranking.Expressions;

/// <summary>A retriever, an encoder, a score or a reorderer, with what it was given by name.</summary>
internal sealed record QueryCall(int Position, string Name, IReadOnlyDictionary<string, ExpressionNode> Arguments, string? Alias = null) : ExpressionNode(Position)
{
    /// <summary>What it was given, in the order of its parameters, however it was written.</summary>
    public IEnumerable<KeyValuePair<string, ExpressionNode>> Ordered
    {
        get
        {
            string[] order = QueryCatalog.ParametersOf(Name);
            return Arguments.OrderBy(argument => Array.FindIndex(order, parameter => parameter.Equals(argument.Key, StringComparison.OrdinalIgnoreCase)));
        }
    }

    /// <summary>What was given for a name; null where nothing was.</summary>
    public ExpressionNode? Find(string name) => Arguments.GetValueOrDefault(name);
}
