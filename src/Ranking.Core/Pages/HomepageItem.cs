namespace Ranking;

/// <summary>A title in a row of a homepage.</summary>
/// <remarks>Immutable. Its default value belongs to no page and is not to be used.</remarks>
public readonly struct HomepageItem
{
    private readonly Catalog _catalog;
    private readonly int _artwork;

    internal HomepageItem(Catalog catalog, int ordinal, float score, Reason reason, int artwork)
    {
        _catalog = catalog;
        Ordinal = ordinal;
        Score = score;
        Reason = reason;
        _artwork = artwork;
    }

    /// <summary>The title's ordinal in the catalog the page was made over.</summary>
    public int Ordinal { get; }

    /// <summary>The host's id of the title.</summary>
    public string Id => _catalog.Ids[Ordinal];

    /// <summary>The name people see.</summary>
    public string Title => _catalog.Title(Ordinal);

    /// <summary>What the row is ordered by; finite, higher is better. Comparable within the row.</summary>
    public float Score { get; }

    /// <summary>Why it is here.</summary>
    public Reason Reason { get; }

    /// <summary>The picture to show it with; null where the catalog has none.</summary>
    public ArtworkVariant? Artwork => _artwork < 0 ? null : _catalog.Artwork(Ordinal)[_artwork];
}
