namespace Ranking;

/// <summary>A proposed row with its ranked titles, while a page is composed.</summary>
internal sealed class Proposal(RowCandidate row, RankedList list, int ranker = -1, int place = 0)
{
    public RowCandidate Row => row;

    public RankedList List => list;

    /// <summary>What the row is worth now, given the page so far.</summary>
    public float Value { get; set; }

    /// <summary>What became of it; taken down only for a full trace.</summary>
    public RowTrace? Trace { get; set; }

    /// <summary>The same row with the titles of its list that are left.</summary>
    public Proposal With(RankedList left) => new(row, left, ranker, place) { Trace = Trace };

    /// <summary>Starts to take down what becomes of it.</summary>
    public void Record() => Trace = new RowTrace { Row = row, Ranker = ranker, List = place, Outcome = "not reached: the page was full" };
}
