namespace Ranking;

/// <summary>Which titles one request may show, settled before anything is retrieved.</summary>
/// <remarks>
/// A cached bit set per (region, maturity, time slot) and the profile's own sets beside it. Rules are masks, never score
/// terms, and never fail open: what is not known is not shown. Immutable and safe for concurrent use.
/// </remarks>
public sealed class Eligibility
{
    private readonly ulong[] _available;
    private readonly ProfileHistory _history;
    private ulong[]? _shown;
    private ulong[]? _unwatched;

    private Eligibility(ulong[] available, ProfileHistory history, int count)
    {
        _available = available;
        _history = history;
        ItemCount = count;
    }

    /// <summary>The number of titles of the catalog.</summary>
    public int ItemCount { get; }

    /// <summary>Settles what a profile may see.</summary>
    /// <param name="catalog">The catalog: windows, regions, maturity.</param>
    /// <param name="profile">Who: the strictest maturity label and the region.</param>
    /// <param name="history">What they did: watched and hidden titles.</param>
    /// <param name="now">The moment of the request.</param>
    /// <returns>The set. A maturity label that is not on the catalog's scale allows nothing.</returns>
    public static Eligibility Create(Catalog catalog, Profile profile, ProfileHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(history);
        return new Eligibility(catalog.Masks.Get(profile.Region, profile.Maturity, now), history, catalog.Count);
    }

    /// <summary>Whether a title may be shown at all: in its window and region, mild enough, not hidden by the person.</summary>
    /// <param name="item">An ordinal; one outside the catalog may not be shown.</param>
    public bool IsAvailable(int item) => IsOpen(item) && !_history.IsHidden(item);

    /// <summary>Whether a title may be shown as something new: available, and not watched yet.</summary>
    /// <param name="item">An ordinal; one outside the catalog may not be shown.</param>
    public bool IsUnwatched(int item) => IsOpen(item) && !_history.IsWatched(item) && !_history.IsHidden(item);

    /// <summary>What is in its window and region and mild enough, hidden and watched titles with it: a filter that many requests share, so that none has to make one of its own.</summary>
    public CandidateFilter Open => CandidateFilter.Mask(_available);

    /// <summary>How many titles at the most <see cref="Open"/> accepts that <see cref="Filter"/> does not.</summary>
    /// <param name="includeWatched">Whether titles already watched count as accepted.</param>
    public int LeftOutCount(bool includeWatched) => _history.Hidden.Length + (includeWatched ? 0 : _history.Watched.Length);

    /// <summary>What may be shown as a filter for searches; the masks are made on first use and kept as long as the request.</summary>
    /// <param name="includeWatched">Whether titles already watched may be found.</param>
    public CandidateFilter Filter(bool includeWatched) =>
        CandidateFilter.Mask(includeWatched ? _shown ??= Without(_available, _history.Hidden) : _unwatched ??= Without(Without(_available, _history.Hidden), _history.Watched));

    /// <summary>The same for fewer titles: a source that is given it finds the best of those, not those of the best.</summary>
    /// <param name="keep">Which titles are left: ordinal i is bit i mod 64 of word i / 64. Those beyond the mask are not; a title that may not be shown stays so.</param>
    /// <returns>What may be shown of them; it has a mask of its own, a bit a title of the catalog.</returns>
    public Eligibility Narrow(ReadOnlySpan<ulong> keep)
    {
        var rest = new ulong[_available.Length];
        for (int word = 0; word < Math.Min(rest.Length, keep.Length); word++)
        {
            rest[word] = _available[word] & keep[word];
        }

        return new Eligibility(rest, _history, ItemCount);
    }

    private static ulong[] Without(ulong[] mask, ReadOnlySpan<int> items)
    {
        if (items.IsEmpty)
        {
            return mask;
        }

        var rest = (ulong[])mask.Clone();
        foreach (int item in items)
        {
            rest[item >> 6] &= ~(1UL << (item & 63));
        }

        return rest;
    }

    private bool IsOpen(int item) =>
        (uint)item < (uint)ItemCount && (_available[item >> 6] & (1UL << (item & 63))) != 0;
}
