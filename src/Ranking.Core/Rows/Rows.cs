namespace Ranking;

/// <summary>The row kinds Ranking knows. Each says when it is proposed; a row that has too few titles the person may see is not on the page.</summary>
public static partial class Rows
{
    // Several times as many as a row ranks: those further off are hardly nearer to a taste than any title.
    private const int NearestTopPicks = 256;

    /// <summary>Rows of an attribute's values, as an attribute ranker ranks them for the person. Not proposed for values with too few titles they may see.</summary>
    /// <param name="attribute">A category column. Default: null, the first of <c>micro_genres</c>, <c>genres</c> and then the alphabet that the catalog has.</param>
    /// <param name="ranker">The ranker. Default: null, <see cref="Attributes.ByTaste"/>.</param>
    /// <param name="minimumItems">How many titles a row must be able to show. Default: 4.</param>
    public static IRowSource Attribute(string? attribute = null, IAttributeRanker? ranker = null, int minimumItems = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumItems, 1);
        return new AttributeRows(attribute, ranker ?? Attributes.ByTaste(), minimumItems);
    }

    /// <summary>The best of everything for the person; for a profile without taste, what suits everyone.</summary>
    /// <param name="sources">Where candidates come from beside the 256 titles nearest to the person's taste and what is popular.</param>
    /// <param name="noLaterThan">The last place it may have, from 0. Default: 1.</param>
    /// <param name="space">The vector space. Default: null, the first of the snapshot by name.</param>
    /// <param name="personas">
    /// How many tastes a profile has at the most: 1 to 16. With more than one they take turns in finding titles, and the reason of a title names the one it is nearest to
    /// (<see cref="ReasonKind.Persona"/>). Default: 1, one taste.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number of personas is out of its range.</exception>
    public static IRowSource TopPicks(IReadOnlyList<ICandidateSource>? sources = null, int noLaterThan = 1, string? space = null, int personas = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noLaterThan);
        return new TopPicksRow([Candidates.Nearest(space, personas, NearestTopPicks), Candidates.Popular(), .. sources ?? []], sources is { Count: > 0 }, noLaterThan, space, personas);
    }

    /// <summary>
    /// What gains now: recent momentum, not all-time popularity. Not proposed where no interaction carries a time. A chart: two rows of other kinds stand between it and another chart.
    /// </summary>
    /// <param name="noLaterThan">The last place it may have, from 0. Default: 5.</param>
    public static IRowSource Trending(int noLaterThan = 5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noLaterThan);
        return new TrendingRow(noLaterThan);
    }

    /// <summary>What everybody watches, by its worth among the other rows. A chart, as <see cref="Trending"/> is.</summary>
    /// <param name="notBefore">The first place it may have, from 0. Default: 6, so that it never takes the place of a chart that says more.</param>
    public static IRowSource Popular(int notBefore = 6)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(notBefore);
        return new PopularRow(notBefore);
    }

    /// <summary>
    /// What the person left part way, the likeliest to be resumed first (<see cref="Candidates.Resumable"/>), pinned to the top. One title is enough; not proposed where there is none. It never gives its
    /// titles up to other rows.
    /// </summary>
    /// <param name="position">The place, from 0. Default: 0.</param>
    public static IRowSource ContinueWatching(int position = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return new ContinueWatchingRow(position);
    }

    /// <summary>
    /// What is like titles the person watched and liked; the seed of a row, its series, and what was watched are not in it. No two seeds are alike, and two other rows stand between two such rows. Not proposed
    /// without a vector space or a liked title.
    /// </summary>
    /// <param name="most">How many rows at the most. Default: 2.</param>
    /// <param name="noLaterThan">The last place the first of them may have, from 0. Default: 6.</param>
    /// <param name="space">The vector space. Default: null, the first of the snapshot by name.</param>
    public static IRowSource BecauseYouWatched(int most = 2, int noLaterThan = 6, string? space = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(noLaterThan);
        return new BecauseYouWatchedRows(most, noLaterThan, space);
    }

    /// <summary>A row that editors fill, in their order, between two moments. Not proposed outside of them.</summary>
    /// <param name="title">Its heading, which also sets it apart from other editorial rows.</param>
    /// <param name="itemIds">The ids of its titles; unknown ones, and those the person may not see or has watched, are left out.</param>
    /// <param name="position">The place it is pinned to, from 0; null for a place by its worth. Default: null.</param>
    /// <param name="from">When it starts to be shown; null for no start.</param>
    /// <param name="until">When it stops to be shown; null for no end.</param>
    public static IRowSource Editorial(
        string title, IReadOnlyList<string> itemIds, int? position = null, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(itemIds);
        ArgumentOutOfRangeException.ThrowIfNegative(position ?? 0, nameof(position));
        return new EditorialRow(title, [.. itemIds], position, Campaign.Create(title, from, until));
    }
}
