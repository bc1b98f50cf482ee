namespace Ranking;

/// <summary>How one list was ranked: its candidates, what each scored and why, and how the order came about.</summary>
/// <remarks>Immutable and safe for concurrent use. "A candidate" below is a place in <see cref="Candidates"/>; all columns but the orders have one value a candidate.</remarks>
public sealed record ListTrace
{
    /// <summary>The key of the list: of its row.</summary>
    public required string Key { get; init; }

    /// <summary>How many titles were asked for, the reserve included.</summary>
    public required int Take { get; init; }

    /// <summary>The candidates, as places in <see cref="RankerTrace.Items"/>.</summary>
    public required IReadOnlyList<int> Candidates { get; init; }

    /// <summary>How many of the candidates, the last ones, are Reserve: in an order only from the reorderer on that placed them. Default: 0.</summary>
    public int ReserveCount { get; init; }

    /// <summary>The names of its sources, in their declared order.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Which source found each candidate, as a place in <see cref="Sources"/>: the first of those that did. Empty where the ranker does not say.</summary>
    public IReadOnlyList<int> FoundBy { get; init; } = [];

    /// <summary>The score that each candidate's source gave. Empty where the ranker does not say.</summary>
    public IReadOnlyList<float> Retrieval { get; init; } = [];

    /// <summary>The signals of row scope, but for retrieval.</summary>
    public IReadOnlyList<TraceColumn<float>> Signals { get; init; } = [];

    /// <summary>The list's own scorer; null where it is ordered by its ranker's.</summary>
    public string? Scorer { get; init; }

    /// <summary>Whether <see cref="Scorer"/> is the text of a formula; otherwise it is the name of a scorer of the host's own.</summary>
    public bool IsFormula { get; init; }

    /// <summary>The terms of the formula that the list is ordered by; they add up to the score. One term for a scorer that is no formula.</summary>
    public IReadOnlyList<TraceColumn<float>> Terms { get; init; } = [];

    /// <summary>What the list is ordered by; NaN and infinities took no slot.</summary>
    public required IReadOnlyList<float> Scores { get; init; }

    /// <summary>What each candidate is worth to the person; empty where that is its score.</summary>
    public IReadOnlyList<float> Values { get; init; } = [];

    /// <summary>Candidates in order, the best first: by score, without Reserve, and then after each reorderer in turn. The last is the list that was returned.</summary>
    public required IReadOnlyList<TraceColumn<int>> Orders { get; init; }
}
