namespace Ranking;

/// <summary>A proposed row, and what became of it.</summary>
/// <remarks>Immutable and safe for concurrent use. The properties up to <see cref="ItemReason"/> are those of its <see cref="RowCandidate"/>.</remarks>
public sealed record RowTrace
{
    /// <inheritdoc cref="RowCandidate.Kind"/>
    public required string Kind { get; init; }

    /// <inheritdoc cref="RowCandidate.Key"/>
    public required string Key { get; init; }

    /// <inheritdoc cref="RowCandidate.Title"/>
    public required string Title { get; init; }

    /// <inheritdoc cref="RowCandidate.Reason"/>
    public Reason Reason { get; init; }

    /// <inheritdoc cref="RowCandidate.Value"/>
    public string? Value { get; init; }

    /// <inheritdoc cref="RowCandidate.Score"/>
    public float Score { get; init; }

    /// <inheritdoc cref="RowCandidate.Position"/>
    public int? Position { get; init; }

    /// <inheritdoc cref="RowCandidate.NoLaterThan"/>
    public int? NoLaterThan { get; init; }

    /// <inheritdoc cref="RowCandidate.NotBefore"/>
    public int NotBefore { get; init; }

    /// <inheritdoc cref="RowCandidate.OneIn"/>
    public int OneIn { get; init; } = 1;

    /// <inheritdoc cref="RowCandidate.Family"/>
    public string? Family { get; init; }

    /// <inheritdoc cref="RowCandidate.MinimumItems"/>
    public int? MinimumItems { get; init; }

    /// <inheritdoc cref="RowCandidate.IncludeWatched"/>
    public bool IncludeWatched { get; init; }

    /// <inheritdoc cref="RowCandidate.AllowsRepeats"/>
    public bool AllowsRepeats { get; init; }

    /// <summary>The id of the title it grew from; null for none.</summary>
    public string? SeedItem { get; init; }

    /// <inheritdoc cref="RowCandidate.ItemReason"/>
    public Reason? ItemReason { get; init; }

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

    /// <summary>The ids of titles that it would have shown, had a row above not shown them or their series.</summary>
    public IReadOnlyList<string> ShownAbove { get; init; } = [];

    /// <summary>The ids of the titles it shows, in order.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];
}
