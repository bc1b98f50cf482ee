namespace Ranking;

/// <summary>One call of an item ranker, and the check of what it returned.</summary>
internal sealed class RankerCall(IItemRanker by, ItemQuery[] queries)
{
    public IReadOnlyList<RankedList> Lists { get; private set; } = [];

    public async ValueTask RankAsync(RankingContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<RankedList> lists = await by.RankAsync(queries, context, cancellationToken).ConfigureAwait(false);
        if (lists?.Count != queries.Length || lists.Any(list => list is null))
        {
            throw new InvalidOperationException($"it was asked for {queries.Length} lists and returned {lists?.Count ?? 0}");
        }

        foreach (RankedList list in lists)
        {
            Check(list.Items, context.Snapshot.Catalog.Count);
        }

        Lists = lists;
    }

    private static void Check(ReadOnlySpan<int> items, int count)
    {
        foreach (int item in items)
        {
            if ((uint)item >= (uint)count)
            {
                throw new InvalidOperationException($"it returned title {item} of {count}");
            }
        }
    }
}
