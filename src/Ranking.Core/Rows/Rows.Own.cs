namespace Ranking;

/// <content>The person's own rows.</content>
public static partial class Rows
{
    /// <summary>
    /// What the person put on their list (<see cref="InteractionKind.ListAdd"/>); watched to its end, a title leaves it. One title is enough; not proposed for an empty list. It keeps titles that
    /// rows above show: people look for what they put there.
    /// </summary>
    /// <param name="isPersonalized">Whether the item ranker orders it; otherwise the last added comes first. Default: false.</param>
    /// <param name="noLaterThan">The last place it may have, from 0. Default: 3.</param>
    public static IRowSource MyList(bool isPersonalized = false, int noLaterThan = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noLaterThan);
        return new MyListRow(isPersonalized, noLaterThan);
    }

    /// <summary>
    /// What the person finished and liked, and not of late: by preference × (1 − 2^(−days since / 365)). Not proposed without times.
    /// </summary>
    /// <param name="afterDays">How long ago they must have finished it, in days. Default: 90.</param>
    /// <param name="notBefore">The first place it may have, from 0. Default: 8, below what is new to them.</param>
    public static IRowSource WatchAgain(int afterDays = 90, int notBefore = 8)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterDays);
        ArgumentOutOfRangeException.ThrowIfNegative(notBefore);
        return new WatchAgainRow(afterDays, notBefore);
    }
}
