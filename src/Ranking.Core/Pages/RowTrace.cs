namespace Ranking;

/// <summary>A proposed row, and what became of it.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed record RowTrace
{
    /// <summary>The row as it was proposed. Read back from JSON it has no sources, no scorer and no ranker: those are no data.</summary>
    public required RowCandidate Row { get; init; }

    /// <summary>What sets it apart from the other rows of the page.</summary>
    public string Key => Row.Key;

    /// <summary>The call that ranked it, as a place in <see cref="PageTrace.Rankers"/>; −1 where none did.</summary>
    public int Ranker { get; init; } = -1;

    /// <summary>Its list, as a place in <see cref="RankerTrace.Lists"/>.</summary>
    public int List { get; init; }

    /// <summary>What it was worth when it was looked at last, given the page so far.</summary>
    public float Worth { get; init; }

    /// <summary>Its place on the page, from 0; null where it is not on it.</summary>
    public int? Place { get; init; }

    /// <summary>What became of it, and why.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The ids of titles that its ranker returned and the page refused: not eligible, not finite, or of a series that is in the row already.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>The ids of titles that it would have shown, had another row, or an earlier page, not shown them or their series.</summary>
    public IReadOnlyList<string> ShownElsewhere { get; init; } = [];

    /// <summary>The ids of the titles it shows, in order.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];
}
