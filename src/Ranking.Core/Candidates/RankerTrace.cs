namespace Ranking;

/// <summary>One call of an item ranker: the titles it described, by which signals, which filter dropped what, and its lists.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed record RankerTrace
{
    /// <summary>The role of the ranker of the page.</summary>
    public const string PageRole = "page";

    /// <summary>The role of the ranker by popularity, which stands in for one that failed.</summary>
    public const string FallbackRole = "fallback";

    /// <summary>The role of a row's own ranker, and of a ranker inside another one. Replay takes its lists as they are.</summary>
    public const string OwnRole = "own";

    /// <summary>The ranker's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it was on the page: <see cref="PageRole"/>, <see cref="FallbackRole"/> or <see cref="OwnRole"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Whether its stages were recorded, as those of Ranking's own rankers are; of a host's ranker only the lists are known.</summary>
    public bool HasStages { get; init; }

    /// <summary>The ids of its titles, each once, whatever number of lists it is in.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>The signals of page scope, one number a title of <see cref="Items"/>.</summary>
    public IReadOnlyList<TraceColumn<float>> Signals { get; init; } = [];

    /// <summary>What each filter dropped, as places in <see cref="Items"/>, in the order they ran.</summary>
    public IReadOnlyList<TraceColumn<int>> Filters { get; init; } = [];

    /// <summary>Its lists, in the order they were asked for.</summary>
    public required IReadOnlyList<ListTrace> Lists { get; init; }
}
