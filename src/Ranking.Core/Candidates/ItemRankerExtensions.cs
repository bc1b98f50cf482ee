namespace Ranking;

/// <summary>Shorter ways to call an item ranker.</summary>
public static class ItemRankerExtensions
{
    /// <summary>Ranks one list of titles.</summary>
    /// <param name="ranker">The ranker.</param>
    /// <param name="list">The list asked for.</param>
    /// <param name="context">Who asks, when, and what may be shown.</param>
    /// <param name="cancellationToken">Cancels the ranking.</param>
    /// <returns>The list; empty where there are no titles.</returns>
    public static async ValueTask<RankedList> RankAsync(
        this IItemRanker ranker, ItemQuery list, RankingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ranker);
        IReadOnlyList<RankedList> lists = await ranker.RankAsync([list], context, cancellationToken).ConfigureAwait(false);
        return lists[0];
    }
}
