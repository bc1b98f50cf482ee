using System.Text.Json.Serialization;

namespace Ranking;

/// <summary>A row that could be on the page: what it is, why, and where its titles come from.</summary>
/// <param name="Kind">Its kind, one of <see cref="RowKinds"/> or the host's own.</param>
/// <param name="Key">What sets it apart from all other rows of the page; of two rows with one key the first is kept.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Sources">Where its titles come from.</param>
/// <param name="Reason">Why it is proposed.</param>
public sealed record RowCandidate(
    string Kind, string Key, string Title, [property: JsonIgnore] IReadOnlyList<ICandidateSource> Sources, Reason Reason)
{
    /// <summary>The attribute value the row stands for; null where it stands for none.</summary>
    public string? Value { get; init; }

    /// <summary>How well the row suits the person by its source; comparable among rows of one source only.</summary>
    public float Score { get; init; }

    /// <summary>How its titles are ordered; null for the item ranker's own way.</summary>
    [JsonIgnore]
    public IScorer? Scorer { get; init; }

    /// <summary>Who ranks its titles; null for the composer's item ranker.</summary>
    [JsonIgnore]
    public IItemRanker? Ranker { get; init; }

    /// <summary>The place it is pinned to, from 0; null for a place by its worth. Pinned rows stay put.</summary>
    public int? Position { get; init; }

    /// <summary>
    /// The last place it may have, from 0: it is there by then, or right below rows that are pinned or promised there, if it has titles enough; null for no promise.
    /// </summary>
    public int? NoLaterThan { get; init; }

    /// <summary>The first place it may have, from 0: it is never above that, and left out of a page that ends before. Default: 0.</summary>
    public int NotBefore { get; init; }

    /// <summary>
    /// At most one row of its family among so many rows in a row; <see cref="int.MaxValue"/> is one a page. One that would be too close waits, and is left out where the page ends before.
    /// Default: 1, which is no limit.
    /// </summary>
    public int OneIn { get; init; } = 1;

    /// <summary>What <see cref="OneIn"/> counts together, such as charts of any kind; null for its <see cref="Kind"/>.</summary>
    public string? Family { get; init; }

    /// <summary>How many titles it must have; null for <see cref="RankingOptions.MinimumItems"/>.</summary>
    public int? MinimumItems { get; init; }

    /// <summary>Whether titles already watched may be in it. Default: false.</summary>
    public bool IncludeWatched { get; init; }

    /// <summary>Whether it keeps titles that a row above shows too. Default: false.</summary>
    public bool AllowsRepeats { get; init; }

    /// <summary>
    /// Whether its titles depend on more than the snapshot, the profile and what it did, such as the moment, or what the host knows of the session. Such a row is
    /// never kept in the row cache. Default: false.
    /// </summary>
    public bool IsSessionDependent { get; init; }

    /// <summary>The title it grew from, which is never in it; −1 for none.</summary>
    public int SeedItem { get; init; } = -1;

    /// <summary>
    /// Why each of its titles is in it; null for a reason of each title's own. What the kind says of a single title (how far it was watched, when it was released, its number
    /// in a column) is filled in title by title.
    /// </summary>
    public Reason? ItemReason { get; init; }
}
