namespace Ranking;

/// <summary>A row on the page, and the titles it shows as positions in its list.</summary>
internal sealed record PlacedRow(Proposal Proposal, int[] Positions)
{
    public RowCandidate Row => Proposal.Row;

    public int ItemAt(int column) => Proposal.List.Items[Positions[column]];
}
