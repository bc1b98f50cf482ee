namespace Ranking;

/// <content>Rows that hosts run for a while, or for newcomers.</content>
public static partial class Rows
{
    /// <summary>
    /// A row the host advertises: pinned, between two moments, of a few titles in their order. A title that the person was shown (<see cref="InteractionKind.Impression"/>) too often without playing it
    /// leaves the row. One title is enough; not proposed where none is left.
    /// </summary>
    /// <param name="title">Its heading, which also sets it apart from other promotional rows.</param>
    /// <param name="itemIds">The ids of its titles; unknown ones, and those the person may not see or has watched, are left out.</param>
    /// <param name="position">The place it is pinned to, from 0. Default: 2.</param>
    /// <param name="from">When it starts to be shown; null for no start.</param>
    /// <param name="until">When it stops to be shown; null for no end.</param>
    /// <param name="most">How many titles at the most. Default: 10.</param>
    /// <param name="mostImpressions">How often a title may be shown to the person without a play. Default: 5.</param>
    /// <param name="oneIn">At most one promotional row among so many rows in a row. Default: <see cref="int.MaxValue"/>, one a page.</param>
    public static IRowSource Promotional(
        string title,
        IReadOnlyList<string> itemIds,
        int position = 2,
        DateTimeOffset? from = null,
        DateTimeOffset? until = null,
        int most = 10,
        int mostImpressions = 5,
        int oneIn = int.MaxValue)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(itemIds);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostImpressions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(oneIn, 1);
        return new PromotionalRow(title, [.. itemIds], position, Campaign.Create(title, from, until), most, mostImpressions, oneIn);
    }

    /// <summary>
    /// For someone new: what editors chose, or popular titles of many kinds. Leads the page of someone who played nothing, may be two places lower with each play, and is not proposed after a
    /// few.
    /// </summary>
    /// <param name="itemIds">The editors' titles, in their order. Default: null, popular titles that share no label with those before them.</param>
    /// <param name="plays">From how many titles played on it is not proposed. Default: 3.</param>
    /// <param name="attribute">The column of the labels. Default: null, as for <see cref="Attribute"/>.</param>
    /// <param name="minimumItems">How many titles it must be able to show. Default: 4.</param>
    public static IRowSource StartHere(IReadOnlyList<string>? itemIds = null, int plays = 3, string? attribute = null, int minimumItems = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(plays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumItems, 1);
        return new StartHereRow(itemIds is null ? null : [.. itemIds], plays, attribute, minimumItems);
    }
}
