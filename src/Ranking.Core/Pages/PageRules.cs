namespace Ranking;

/// <summary>What a host asks of every page, whoever picks its rows: where kinds stand, how many there may or must be, how long rows are, what is put in.</summary>
/// <remarks>
/// Not safe for concurrent use while it is being set; a composer keeps the rules as they were when it was built. Part of <see cref="RankingOptions"/>, so it is bound from configuration with them, and checked with them: rules that contradict each other or name kinds that no row source proposes are refused when
/// the composer is built or the host starts, all at once. Names of kinds are those of <see cref="RowKinds"/> and the host's own; a name of <see cref="Groups"/> stands for all its kinds.
/// </remarks>
/// <example>
/// A page of six rows, with trending, popular, genre, genre, genre and genre rows proposed in this order and worth the same:
/// <code>
/// Pins      { "popular": 0 }                    → popular, trending, genre, genre, genre, genre
/// AtMost    { "attribute": 2 }                  → trending, popular, genre, genre
/// Exclusive [ "charts" ]                        → trending, genre, genre, genre, genre        with Groups { "charts": [ "trending", "popular" ] }
/// </code>
/// </example>
public sealed class PageRules
{
    /// <summary>Row kinds that other rules name together. Default: none.</summary>
    public IDictionary<string, IReadOnlyList<string>> Groups { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// The place, from 0, that the first row of a kind has on every page, if it is proposed and has titles enough; further rows of the kind come by their worth. It replaces the place the kind has by itself.
    /// Default: none.
    /// </summary>
    public IDictionary<string, int> Pins { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many rows of a kind or group a page has at the most: 0 or more. Default: none, no limit.</summary>
    public IDictionary<string, int> AtMost { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// Which share of the rows of a page is of a kind or group at the least, rounded up: above 0, up to 1. Rows of it come when the places that are left are just enough for it; where too few are proposed, or
    /// they have too few titles, the page goes on without them and its trace says so. Default: none.
    /// </summary>
    public IDictionary<string, double> AtLeast { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Groups of which a page has rows of one kind only: the one that comes first. Default: none.</summary>
    public IList<string> Exclusive { get; init; } = [];

    /// <summary>
    /// How many titles a row must have, by device (<see cref="HomepageRequest.Device"/>), where its kind does not say: at least 1. Devices that are not named have <see cref="RankingOptions.MinimumItems"/>.
    /// Default: none.
    /// </summary>
    public IDictionary<string, int> MinimumItems { get; init; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many titles a row has at the most, by device; a request that asks for fewer has fewer. Devices that are not named have what the request or <see cref="RankingOptions.Items"/> says. Default: none.</summary>
    public IDictionary<string, int> MaximumItems { get; init; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Where a row ends: before the first title, behind those it must have, that is worth less than this share of what its best title is worth above the least on the page: 0 to below 1. Fewer titles rather than filler.
    /// Default: 0, rows do not end early.
    /// </summary>
    public double EndBelow { get; init; }

    /// <summary>Titles that are put at a place of a row. Default: none.</summary>
    public IList<Insertion> Insertions { get; init; } = [];
}
