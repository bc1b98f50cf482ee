namespace Ranking;

/// <summary>One row a value of an attribute. Evidence: titles with the value that the person liked.</summary>
internal sealed class AttributeRows(string? attribute, IAttributeRanker ranker, int minimumItems) : IRowSource, IDescribed
{
    // Below this a title was not liked well enough to be named as the reason of a row.
    private const float LikedFrom = 0.5f;

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
        for (int i = 0; i < rows.Length; i++)
        {
            RankedValue value = values[i];
            rows[i] = new RowCandidate(
                RowKinds.Attribute, $"{column.Name}={value.Value}", value.Value, [Candidates.WithValue(column, value.Ordinal)],
                Evidence(column, value, context))
            {
                Value = value.Value,
                Score = value.Score,
                MinimumItems = minimumItems,
            };
        }

        return rows;
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

    private static Reason Evidence(CategoryColumn column, RankedValue value, RankingContext context)
    {
        if (value.IsFallback)
        {
            return new Reason(ReasonKind.Popular);
        }

        ProfileHistory history = context.History;
        ReadOnlySpan<int> items = history.Items;
        int best = -1;
        for (int i = 0; i < items.Length; i++)
        {
            if (history.Preferences[i] >= LikedFrom
                && (best < 0 || history.Preferences[i] > history.Preferences[best])
                && column.ValuesOf(items[i]).Contains(value.Ordinal))
            {
                best = i;
            }
        }

        return best < 0
            ? new Reason(value.Score > 0 ? ReasonKind.Taste : ReasonKind.Popular)
            : new Reason(ReasonKind.Liked, context.Snapshot.Catalog.Title(items[best]));
    }
}
