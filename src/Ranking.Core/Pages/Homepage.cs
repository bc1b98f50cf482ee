namespace Ranking;

/// <summary>A homepage: rows from top to bottom, each with its titles, and why each is there.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class Homepage
{
    internal Homepage(string pageId, HomepageRequest request, DateTimeOffset at, IReadOnlyList<HomepageRow> rows)
    {
        PageId = pageId;
        Request = request;
        At = at;
        Rows = rows;
    }

    /// <summary>The page's id: the same for the same request, moment and seed. Send it back with what people do on the page.</summary>
    public string PageId { get; }

    /// <summary>What was asked for.</summary>
    public HomepageRequest Request { get; }

    /// <summary>The moment the page was made for.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The rows, from top to bottom. Empty where nothing may be shown, and then the trace says so.</summary>
    public IReadOnlyList<HomepageRow> Rows { get; }

    /// <summary>The page as little as is needed to go on from it: for a session, or for a client and back.</summary>
    public ShownPage ToShown() => new(At, [.. Rows.Select(row => new ShownRow(row.Kind, row.Key, [.. row.Items.Select(item => item.Id)]) { Family = row.Family })]);

    /// <summary>Asks for the rows that follow: no row and no title of this page again, and what the person did since counts.</summary>
    public HomepageRequest Next() => Request with { At = null, Last = null, Above = [.. Request.Above, .. ToShown().Rows] };

    /// <summary>Asks for the page anew, calmly: what was seen first stays in a session, and rows move only where it pays.</summary>
    public HomepageRequest Again() => Request with { At = null, Last = ToShown() };

    /// <summary>What happened: parts that were skipped and other ways that were taken, and everything that ran where the request asked for it.</summary>
    public PageTrace Trace { get; internal init; } = PageTrace.Empty;

    /// <summary>How long the page took to compose. The one thing about a page that is not the same each time.</summary>
    public TimeSpan Duration { get; internal init; }
}
