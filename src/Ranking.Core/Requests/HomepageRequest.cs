using System.Text.Json.Serialization;

namespace Ranking;

/// <summary>Asks for a homepage: for whom, where, when, how large.</summary>
/// <param name="Profile">Whom it is for.</param>
[method: JsonConstructor]
public sealed record HomepageRequest(Profile Profile)
{
    /// <summary>Asks for the homepage of a profile of which only the id is known.</summary>
    /// <param name="profileId">The host's id of the profile.</param>
    public HomepageRequest(string profileId)
        : this(new Profile(profileId))
    {
    }

    /// <summary>The device, such as "tv", "web" or "phone": it decides how many titles of a row are seen first. Null where it is not known.</summary>
    public string? Device { get; init; }

    /// <summary>
    /// The key of a row (<see cref="HomepageRow.Key"/>) of a value or of Because You Watched, to see more like it: rows of the values nearest to it lead the page. One that the catalog does
    /// not know gives the usual page, and the trace says so. Default: null, none.
    /// </summary>
    public string? MoreLike { get; init; }

    /// <summary>
    /// The rows of the pages before, from the top, where this one goes on below them: it repeats none of their rows and titles, counts its places from where they end, and sees what the person did since.
    /// <see cref="Homepage.Next"/> makes such a request. Default: none, the first page.
    /// </summary>
    public IReadOnlyList<ShownRow> Above { get; init; } = [];

    /// <summary>
    /// The same page as the person was shown it last: within half an hour of it the rows of the first screen keep their places and the titles seen first, as far as they may still be shown, and rows
    /// below move only where it pays (<see cref="RowSelectors.StageWise"/>). <see cref="Homepage.Again"/> makes such a request. Default: null, nothing was shown.
    /// </summary>
    public ShownPage? Last { get; init; }

    /// <summary>How many rows at the most. Default: <see cref="RankingOptions.Rows"/>.</summary>
    public int? Rows { get; init; }

    /// <summary>How many titles a row at the most. Default: <see cref="RankingOptions.Items"/>.</summary>
    public int? Items { get; init; }

    /// <summary>How much time the page has, in milliseconds: 5 to 60,000. Default: <see cref="RankingOptions.BudgetMs"/>.</summary>
    public int? BudgetMs { get; init; }

    /// <summary>The moment the page is made for. Default: now, by the composer's <see cref="TimeProvider"/>, read once.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The name of the page; pages of different names draw different random numbers. Default: "home".</summary>
    public string Page { get; init; } = "home";

    /// <summary>What rotates the random choices of a page. Default: the day, so a page stays as it is for a day.</summary>
    public long? Epoch { get; init; }

    /// <summary>How much the page says about itself. Default: <see cref="ExplainLevel.Reasons"/>; a full trace is for inspecting single pages, and costs far more than the page.</summary>
    public ExplainLevel Explain { get; init; } = ExplainLevel.Reasons;
}
