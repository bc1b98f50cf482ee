namespace Ranking;

/// <content>Charts: much the same for everybody.</content>
public static partial class Rows
{
    /// <summary>
    /// "Most Watched in SE": what people of the profile's region play these days (<see cref="CatalogStatistics.ItemsByRegion"/>), watched or not, the same for all of them but for what
    /// they may not see. Never longer than <paramref name="take"/>; not proposed where the region is not known, or where less than half as many titles have plays enough. It keeps titles that rows above show.
    /// </summary>
    /// <param name="take">How many titles at the most. Default: 10.</param>
    /// <param name="minimumPlays">How many people of the region must have played a title. Default: 3, so that a chart never tells what one person watched.</param>
    /// <param name="notBefore">The first place it may have, from 0. Default: 4: titles the person has watched make it worth much, and it is still a chart.</param>
    /// <param name="noLaterThan">The last place it may have, from 0. Default: 5.</param>
    public static IRowSource TopInRegion(int take = 10, int minimumPlays = 3, int notBefore = 4, int noLaterThan = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumPlays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(notBefore);
        ArgumentOutOfRangeException.ThrowIfLessThan(noLaterThan, notBefore);
        return new TopInRegionRow(take, minimumPlays, notBefore, noLaterThan);
    }
}
