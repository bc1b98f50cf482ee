using System.Buffers;

namespace Ranking;

/// <summary>One row a value of an attribute. Evidence: titles with the value that the person liked.</summary>
internal sealed class AttributeRows(string? attribute, IAttributeRanker ranker, int minimumItems) : IRowSource, IDescribed
{
    /// <summary>Below this a title was not liked well enough to give a row or a persona its reason.</summary>
    public const float LikedFrom = 0.5f;

    public string Name => "attribute";

    public async ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        CategoryColumn? column = context.Snapshot.Catalog.FindLabels(attribute);
        if (column is null)
        {
            return [];
        }

        var query = new AttributeQuery(column.Name, limit) { MinimumSupport = minimumItems };
        IReadOnlyList<RankedValue> values = await ranker.RankAsync(query, context, cancellationToken).ConfigureAwait(false);
        var rows = new RowCandidate[values.Count];
        Reason[] reasons = ReasonsOf(column, values, context);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = RowOf(RowKinds.Attribute, column, values[i].Ordinal, values[i].Score, reasons[i], minimumItems);
        }

        return rows;
    }

    /// <summary>Why values suit a person: the title with the value that was liked best, or else taste, or popularity.</summary>
    public static Reason[] ReasonsOf(CategoryColumn column, IReadOnlyList<RankedValue> values, RankingContext context)
    {
        int[] bestLiked = ArrayPool<int>.Shared.Rent(column.Values.Count);
        FindBestLiked(column, context.History, bestLiked.AsSpan(0, column.Values.Count));
        Reason[] reasons = [.. values.Select(value => Evidence(value, bestLiked[value.Ordinal], context))];
        ArrayPool<int>.Shared.Return(bestLiked);
        return reasons;
    }

    /// <summary>The row of a value. Its key is the same whichever kind proposes it: a page has one row of a value.</summary>
    public static RowCandidate RowOf(string kind, CategoryColumn column, int value, float score, Reason reason, int minimumItems)
    {
        string name = column.Values[value];
        return new RowCandidate(kind, $"{column.Name}={name}", name, [Candidates.WithValue(column.Name, name)], reason)
        {
            Value = name,
            Score = score,
            MinimumItems = minimumItems,
        };
    }

    public PlanNode Describe() => new(
        Stages.Rows,
        Name,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["attribute"] = attribute ?? "the first label column",
            ["minimum items"] = $"{minimumItems}",
        },
        [ranker is IDescribed described ? described.Describe() : new PlanNode(Stages.Attribute, ranker.Name)]);

    // For each value the place in the history of the title that was liked best, the newest of equals; −1 where none was liked.
    private static void FindBestLiked(CategoryColumn column, ProfileHistory history, Span<int> best)
    {
        best.Fill(-1);
        for (int i = 0; i < history.Count; i++)
        {
            if (history.Preferences[i] >= LikedFrom)
            {
                foreach (int value in column.ValuesOf(history.Items[i]))
                {
                    if (best[value] < 0 || history.Preferences[i] > history.Preferences[best[value]])
                    {
                        best[value] = i;
                    }
                }
            }
        }
    }

    private static Reason Evidence(RankedValue value, int bestLiked, RankingContext context)
    {
        if (value.IsFallback)
        {
            return new Reason(ReasonKind.Popular);
        }

        return bestLiked < 0
            ? new Reason(value.Score > 0 ? ReasonKind.Taste : ReasonKind.Popular)
            : new Reason(ReasonKind.Liked, context.Snapshot.Catalog.Title(context.History.Items[bestLiked]));
    }
}
