namespace Ranking;

/// <content>Rows that lead somewhere new.</content>
public static partial class Rows
{
    /// <summary>
    /// Labels that the person's history does not touch, but that people who like the same labels watch more often than chance (<see cref="CatalogStatistics.Lifts"/>); titles ordered by the item
    /// ranker. Which of the five best is drawn by the request's seed: it stays for a day. Not proposed for someone without a history, or without such labels.
    /// </summary>
    /// <param name="attribute">A category column. Default: null, as for <see cref="Attribute"/>.</param>
    /// <param name="notBefore">The first place it may have, from 0. Default: 3, below what the person came for.</param>
    /// <param name="noLaterThan">The last place the first of them may have, from 0. Default: 7.</param>
    /// <param name="oneIn">At most one discovery row among so many rows in a row. Default: 10.</param>
    /// <param name="minimumItems">How many titles a row must be able to show. Default: 4.</param>
    public static IRowSource Discovery(string? attribute = null, int notBefore = 3, int noLaterThan = 7, int oneIn = 10, int minimumItems = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(notBefore);
        ArgumentOutOfRangeException.ThrowIfLessThan(noLaterThan, notBefore);
        ArgumentOutOfRangeException.ThrowIfLessThan(oneIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumItems, 1);
        return new DiscoveryRows(attribute, notBefore, noLaterThan, oneIn, minimumItems);
    }

    /// <summary>
    /// What few have found and those stayed with: played by some, outside the most played share, and completed above the mean; by (cosine with the taste + mean completion) / 2. Not proposed where
    /// there is none.
    /// </summary>
    /// <param name="popularShare">The most played share of the titles that were played at all, which is left out: 0 to 1. Default: 0.5, the upper half.</param>
    /// <param name="minimumPlays">How many people must have played a title for its completion to be believed. Default: 3.</param>
    /// <param name="space">The vector space. Default: null, the first of the snapshot by name.</param>
    /// <param name="notBefore">The first place it may have, from 0. Default: 6, below what the person came for.</param>
    /// <param name="noLaterThan">The last place it may have, from 0; null for a place by its worth. Default: 11.</param>
    public static IRowSource HiddenGems(float popularShare = 0.5f, int minimumPlays = 3, string? space = null, int notBefore = 6, int? noLaterThan = 11)
    {
        if (!(popularShare is >= 0f and <= 1f))
        {
            throw new ArgumentOutOfRangeException(nameof(popularShare), popularShare, "The most played share is 0 to 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(minimumPlays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(notBefore);
        ArgumentOutOfRangeException.ThrowIfLessThan(noLaterThan ?? notBefore, notBefore, nameof(noLaterThan));
        return new HiddenGemsRow(popularShare, minimumPlays, space, notBefore, noLaterThan);
    }

    /// <summary>
    /// Rows of the values nearest to <see cref="RankingContext.MoreLike"/>, without itself: the value of a row, or for Because You Watched its seed. They lead the page. Not proposed where the request
    /// asks for none, or for a key that the catalog does not know, which the trace says.
    /// </summary>
    /// <param name="most">How many rows at the most. Default: 5.</param>
    /// <param name="attribute">The column whose values are near to a title; those near to a value are of its own column. Default: null, as for <see cref="Attribute"/>.</param>
    /// <param name="space">The vector space. Default: null, the first of the snapshot by name.</param>
    /// <param name="minimumItems">How many titles a row must be able to show. Default: 4.</param>
    public static IRowSource MoreLikeThis(int most = 5, string? attribute = null, string? space = null, int minimumItems = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumItems, 1);
        return new MoreLikeThisRows(most, attribute, space, minimumItems);
    }
}
