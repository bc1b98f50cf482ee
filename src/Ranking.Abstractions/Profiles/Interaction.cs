namespace Ranking;

/// <summary>One thing one person did with one title.</summary>
/// <param name="EventId">The caller's id of the event. A store keeps the first event of an id and ignores repeats, so sending twice is harmless.</param>
/// <param name="ProfileId">Who.</param>
/// <param name="ItemId">Which title. A title outside the catalog is kept and counted, and plays no part.</param>
/// <param name="Kind">What they did.</param>
/// <param name="Time">When; null where it is not known. Without times nothing pretends to be recent.</param>
public sealed record Interaction(string EventId, string ProfileId, string ItemId, InteractionKind Kind, DateTimeOffset? Time)
{
    /// <summary>How much of the title was watched, or its rating over the best rating: 0 to 1; null where it is not known.</summary>
    public float? Completion { get; init; }

    /// <summary>The device, such as "tv"; null where it is not known.</summary>
    public string? Device { get; init; }

    /// <summary>The region it happened in; null where it is not known.</summary>
    public string? Region { get; init; }
}
