namespace Ranking.Benchmarks.Latency.Hosts;

/// <summary>How large a page is, and what both hosts and the library agree on about it.</summary>
internal sealed record PageShape(int Rows, int Items)
{
    /// <summary>How many of a label's most popular titles are scored.</summary>
    public const int Candidates = 500;

    /// <summary>A label is taken only with so many unwatched titles, and its row shown only with so many titles; the library's own default.</summary>
    public int MinimumItems => Math.Min(4, Items);
}
