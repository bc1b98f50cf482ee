namespace Ranking.Expressions;

/// <summary>A node of an expression's tree, with where it starts in the text.</summary>
internal abstract record ExpressionNode(int Position);
