namespace Ranking;

/// <summary>A proposed row with its ranked titles, while a page is composed.</summary>
internal sealed class Proposal(RowCandidate row, RankedList list, int ranker = -1, int place = 0)
{
    /// <summary>The row; where it may stand is as the rules and the page before say.</summary>
    public RowCandidate Row { get; set; } = row;

    public RankedList List { get; private set; } = list;

    /// <summary>The place of each title that is put into the row, lower ones first; those titles are the last of its list.</summary>
    public IReadOnlyList<int> Insertions { get; private set; } = [];

    /// <summary>The place it had when the person was last shown the page; −1 where it had none.</summary>
    public int LastPlace { get; set; } = -1;

    /// <summary>What the row was worth when it was looked at last, given the page so far.</summary>
    public float Value { get; set; }

    /// <summary>What became of it; taken down only for a full trace.</summary>
    public RowTrace? Trace { get; set; }

    /// <summary>What showing each title of its list adds, in the order of the list (<see cref="TitleGains"/>); none until somebody needs it.</summary>
    public float[] Gains { get; set; } = [];

    /// <summary>What its heading says (<see cref="RowTwins"/>); null until somebody needs it.</summary>
    public HeadingWords? Words { get; set; }

    /// <summary>Its place among what <see cref="RowPreviews"/> keeps.</summary>
    public int Slot { get; set; }

    /// <summary>The state of the page that it was looked at in last; −1 before.</summary>
    public int SeenAt { get; set; } = -1;

    /// <summary>How many titles it could show then.</summary>
    public int SeenCount { get; set; }

    /// <summary>How it was placed last; the same titles in the same places are the same placed row.</summary>
    public PlacedRow? Placed { get; set; }

    /// <summary>The same row with the titles of its list that are left.</summary>
    public Proposal With(RankedList left) => new(Row, left, ranker, place) { Trace = Trace };

    /// <summary>Gives the row other titles, those put into it last.</summary>
    public void Take(RankedList titles, IReadOnlyList<int> insertions) => (List, Insertions, Placed) = (titles, insertions, null);

    /// <summary>Takes down that it is not on the page.</summary>
    public void Leave(string outcome) => Trace = Trace is null ? null : Trace with { Outcome = outcome };

    /// <summary>Starts to take down what becomes of it.</summary>
    public void Record() => Trace = new RowTrace { Row = Row, Ranker = ranker, List = place, Outcome = "not reached: the page was full" };
}
