namespace Ranking;

/// <summary>
/// Rows of the values nearest to what the person asked for more like: a row of a value, or a row that grew from a title. A key that the snapshot does not know may come from an
/// older page: it costs nothing but its rows, and the trace says so.
/// </summary>
internal sealed class MoreLikeThisRows(int most, string? attribute, string? space, int minimumItems) : IRowSource
{
    public string Name => RowKinds.MoreLikeThis;

    public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken)
    {
        if (context.MoreLike is not { } key)
        {
            return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
        }

        if (context.Snapshot.FindSpace(space) is not { } vectors)
        {
            return Nothing(context, "the snapshot has no vector space, so no row is known to be like another");
        }

        Catalog catalog = context.Snapshot.Catalog;
        if (key.StartsWith(BecauseYouWatchedRows.KeyPrefix, StringComparison.Ordinal) && catalog.FindLabels(attribute) is { } labels)
        {
            return catalog.Ids.TryGetOrdinal(key[BecauseYouWatchedRows.KeyPrefix.Length..], out int item)
                ? ValueTask.FromResult(Rows(labels, vectors, vectors.Items.Row(item), catalog.Title(item), self: -1, limit, context))
                : Nothing(context, $"the catalog has no title of the row '{key}'");
        }

        string[] parts = key.Split('=', 2);
        if (parts.Length < 2 || !catalog.Categories.TryGetValue(parts[0], out CategoryColumn? column) || !column.Values.TryGetOrdinal(parts[1], out int value))
        {
            return Nothing(context, $"the row '{key}' stands for no value and no title of the catalog; a key is like {RowKinds.Attribute}'s, column=value");
        }

        return ValueTask.FromResult(Rows(column, vectors, vectors.Values(column).Row(value), parts[1], value, limit, context));
    }

    private IReadOnlyList<RowCandidate> Rows(CategoryColumn column, IVectorSpace vectors, ReadOnlySpan<float> direction, string subject, int self, int limit, RankingContext context)
    {
        float[] cosines = new float[column.Values.Count];
        vectors.Values(column).Cosine(direction, cosines);
        // The direction may be a span of a mapped row, which does not hold its table.
        GC.KeepAlive(vectors);
        int[] nearest = [.. Enumerable.Range(0, cosines.Length)
            .Where(value => value != self && cosines[value] > 0f)
            .OrderByDescending(value => cosines[value]).ThenBy(value => value)
            .Where(value => AttributeRanking.HasSupport(minimumItems, column.ItemsWith(value), context.Eligibility))
            .Take(Math.Min(most, limit))];
        var reason = new Reason(ReasonKind.SimilarTo, subject);
        return [.. nearest.Select((value, place) =>
            AttributeRows.RowOf(RowKinds.MoreLikeThis, column, value, cosines[value], reason, minimumItems) with { NoLaterThan = place })];
    }

    private ValueTask<IReadOnlyList<RowCandidate>> Nothing(RankingContext context, string why)
    {
        context.Trace.Fallback(Stages.Rows, Name, why);
        return ValueTask.FromResult<IReadOnlyList<RowCandidate>>([]);
    }
}
