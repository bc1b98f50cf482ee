namespace Ranking.Expressions;

/// <summary>The name of a signal, of a column of the catalog, or of what is known of the person and the moment.</summary>
internal sealed record NameNode(int Position, string Name) : ExpressionNode(Position);
