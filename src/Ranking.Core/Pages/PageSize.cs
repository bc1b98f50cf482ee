namespace Ranking;

/// <summary>How large a page is, and how much of a row is seen first.</summary>
internal readonly record struct PageSize(int Rows, int Items, int MinimumItems, int VisibleItems)
{
    /// <summary>Rows that are seen without scrolling the page, on any device.</summary>
    public const int ScreenRows = 3;

    /// <summary>Titles of a row that are seen without scrolling it.</summary>
    public static int VisibleOn(string? device) => device?.ToUpperInvariant() switch
    {
        "PHONE" => 3,
        "TV" => 6,
        _ => 5,
    };
}
