namespace Ranking;

/// <summary>
/// Stage-wise first, and then the page as a whole.
/// <code>
/// until no step helps, or there were steps enough:
///     for each pair of places: swap their rows; for each place and each row that is left: put it there instead
///     keep the first change that the whole page is worth more by, as far as rules, pins and promises allow it
/// </code>
/// Never worth less than the stage-wise page.
/// </summary>
internal sealed class PageWiseRowSelector(StageWiseRowSelector stageWise, int steps) : IRowSelector
{
    public string Name => "page-wise";

    public PageObjective Objective => stageWise.Objective;

    /// <summary>How many pages are tried at the most.</summary>
    public int Steps => steps;

    public int Select(RowSelection selection) => stageWise.Select(selection);
}
