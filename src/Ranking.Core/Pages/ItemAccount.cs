namespace Ranking;

/// <summary>Everything a full trace knows of one candidate of one row.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed record ItemAccount
{
    /// <summary>The title's id.</summary>
    public required string ItemId { get; init; }

    /// <summary>The key of the row.</summary>
    public required string RowKey { get; init; }

    /// <summary>What became of it.</summary>
    public required CandidateFate Fate { get; init; }

    /// <summary>Who decided that: the filter, the reorderer, or the key of the row that shows it; empty where the fate says all.</summary>
    public string By { get; init; } = "";

    /// <summary>Its place in the row, from 0; null where it is not shown.</summary>
    public int? Place { get; init; }

    /// <summary>The source that found it; empty where the ranker does not say.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the source gave it; 0 where the ranker does not say.</summary>
    public float Retrieval { get; init; }

    /// <summary>The signals it had, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, float>> Signals { get; init; } = [];

    /// <summary>The terms of the formula, in its order; they add up to the score.</summary>
    public IReadOnlyList<KeyValuePair<string, float>> Terms { get; init; } = [];

    /// <summary>What the row is ordered by.</summary>
    public float Score { get; init; }

    /// <summary>What it is worth to the person, on one scale for all rows.</summary>
    public float Worth { get; init; }

    /// <summary>The reorderers that moved it, each with the place it had and the place it got, from 0; −1 is the place of a Reserve title that was not in the list before.</summary>
    public IReadOnlyList<(string By, int From, int To)> Moves { get; init; } = [];
}
