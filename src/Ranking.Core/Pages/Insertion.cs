namespace Ranking;

/// <summary>
/// A title that is put at a place of a row, whoever ranks it: an advertised or sponsored one. It keeps the place where the person may see it and has not watched it, counts as one of the row's titles, and no other row of
/// the page shows it. A row that is not on the page, or ends before the place, takes it to its end; it brings no row onto the page.
/// </summary>
/// <remarks>Not safe for concurrent use while it is being set; a composer keeps what it was when it was built.</remarks>
public sealed class Insertion
{
    /// <summary>The key of the row (<see cref="HomepageRow.Key"/>), or a kind: then it is the first row of that kind.</summary>
    public required string Row { get; init; }

    /// <summary>The title's id. One that the catalog does not have is left out, and the trace says so.</summary>
    public required string ItemId { get; init; }

    /// <summary>The place in the row, from 0.</summary>
    public int Place { get; init; }
}
