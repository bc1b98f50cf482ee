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

    /// <summary>What happened: parts that were skipped and other ways that were taken, and everything that ran where the request asked for it.</summary>
    public PageTrace Trace { get; internal init; } = PageTrace.Empty;

    /// <summary>How long the page took to compose. The one thing about a page that is not the same each time.</summary>
    public TimeSpan Duration { get; internal init; }
}
