namespace Ranking.Expressions;

/// <summary>A retriever, an encoder, a score or a reorderer, with what it was given by name.</summary>
internal sealed record QueryCall(int Position, string Name, IReadOnlyDictionary<string, ExpressionNode> Arguments, string? Alias = null) : ExpressionNode(Position)
{
    /// <summary>What was given for a name; null where nothing was.</summary>
    public ExpressionNode? Find(string name) => Arguments.GetValueOrDefault(name);
}
