namespace Ranking.Expressions;

/// <summary>Fills the column of what a formula reads of titles, the person and the moment. Null is NaN.</summary>
internal static class ReadColumn
{
    private const int Checked = 4096;

    /// <summary>The value of a node for each of some titles.</summary>
    /// <param name="node">What is read.</param>
    /// <param name="values">The values of the request.</param>
    /// <param name="context">The request.</param>
    /// <param name="items">The titles.</param>
    /// <param name="column">One a title.</param>
    /// <param name="cancellationToken">Looked at every 4,096 titles.</param>
    public static void Fill(ExpressionNode node, CatalogValues values, RankingContext context, ReadOnlySpan<int> items, Span<float> column, CancellationToken cancellationToken)
    {
        if (items.IsEmpty || TryFillLikeness(node, values, context, items, column, cancellationToken))
        {
            return;
        }

        if (!DependsOnTitle(node))
        {
            column.Fill(RowInterpreter.Evaluate(node, values).AsNumber());
            return;
        }

        for (int i = 0; i < items.Length; i++)
        {
            if ((i & (Checked - 1)) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            values.Item = items[i];
            column[i] = RowInterpreter.Evaluate(node, values).AsNumber();
        }
    }

    // The likeness of every title to one direction is one product of a matrix and a vector.
    private static bool TryFillLikeness(ExpressionNode node, CatalogValues values, RankingContext context, ReadOnlySpan<int> items, Span<float> column, CancellationToken cancellationToken)
    {
        if (node is not CallNode { Function.Name: "cosine_similarity" } call)
        {
            return false;
        }

        bool isFirst = IsEncodedTitle(call.Arguments[0]);
        ExpressionNode other = call.Arguments[isFirst ? 1 : 0];
        if (!IsEncodedTitle(call.Arguments[isFirst ? 0 : 1]) || DependsOnTitle(other))
        {
            return false;
        }

        var encoded = (CallNode)call.Arguments[isFirst ? 0 : 1];
        string? name = encoded.Arguments.Count > 1 ? (encoded.Arguments[1] as TextNode)?.Value : null;
        IVectorSpace? space = name is null ? context.Snapshot.FindSpace(null) : context.Snapshot.Spaces.GetValueOrDefault(name);
        if (space is null || RowInterpreter.Evaluate(other, values).Content is not ReadOnlyMemory<float> vector || vector.Length != space.Items.Dimensions)
        {
            column.Clear();
            return true;
        }

        float[] direction = vector.ToArray();
        if (EmbeddingTable.Normalize(direction) > 0f)
        {
            space.Items.Cosine(direction, items, column, cancellationToken);
        }
        else
        {
            column.Clear();
        }

        return true;
    }

    private static bool IsEncodedTitle(ExpressionNode node) => node is CallNode { Function.Name: "text_encoding" } call && call.Arguments[0] is NameNode { Name: "item" };

    private static bool DependsOnTitle(ExpressionNode node) => node switch
    {
        NameNode { Name: "item" } => true,
        NameNode name => KnownNames.IsOfTitle(name.Name),
        _ => Reading.Parts(node).Any(DependsOnTitle),
    };
}
