namespace Ranking;

/// <summary>A row that a person was shown, as little as a page needs to know of it to go on from there: it can be kept in a session, or sent to a client and back.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">What sets it apart from the other rows of the page.</param>
/// <param name="ItemIds">The ids of its titles, from first to last.</param>
public sealed record ShownRow(string Kind, string Key, IReadOnlyList<string> ItemIds)
{
    /// <summary>Its family (<see cref="RowCandidate.Family"/>); null for its kind.</summary>
    public string? Family { get; init; }
}
