namespace Ranking;

/// <summary>A proposed row with its ranked titles, while a page is composed.</summary>
internal sealed class Proposal(RowCandidate row, RankedList list)
{
    public RowCandidate Row => row;

    public RankedList List => list;

    /// <summary>What the row is worth now, given the page so far.</summary>
    public float Value { get; set; }
}
