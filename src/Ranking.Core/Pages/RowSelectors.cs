namespace Ranking;

/// <summary>Ways to pick the next row.</summary>
public static class RowSelectors
{
    /// <summary>The row worth most now: people look at the titles, not at the headings. Of equal rows the one proposed first.</summary>
    public static IRowSelector ByValue() => new ValueRowSelector();

    /// <summary>The order in which rows were proposed, whatever their titles are worth. To compare row orders with.</summary>
    public static IRowSelector AsProposed() => new ProposedRowSelector();
}
