namespace Ranking;

/// <summary>A set of titles, and of the series they belong to where one title of a series stands for all of it.</summary>
internal sealed class ShownTitles
{
    private readonly Catalog _catalog;
    private readonly ulong[] _items;
    private readonly ulong[] _series;
    private readonly bool _bySeries;

    public ShownTitles(Catalog catalog, bool bySeries, Scratch scratch)
    {
        _catalog = catalog;
        _bySeries = bySeries && catalog.SeriesCount > 0;
        _items = Clear(scratch, catalog.Count);
        _series = _bySeries ? Clear(scratch, catalog.SeriesCount) : [];
    }

    public bool Contains(int item) => Has(_items, item) || (_bySeries && _catalog.SeriesOf(item) is >= 0 and var series && Has(_series, series));

    public void Add(int item)
    {
        _items[item >> 6] |= 1UL << (item & 63);
        if (_bySeries && _catalog.SeriesOf(item) is >= 0 and var series)
        {
            _series[series >> 6] |= 1UL << (series & 63);
        }
    }

    public void Remove(int item)
    {
        _items[item >> 6] &= ~(1UL << (item & 63));
        if (_bySeries && _catalog.SeriesOf(item) is >= 0 and var series)
        {
            _series[series >> 6] &= ~(1UL << (series & 63));
        }
    }

    private static bool Has(ulong[] bits, int index) => (bits[index >> 6] & (1UL << (index & 63))) != 0;

    private static ulong[] Clear(Scratch scratch, int bits)
    {
        ulong[] words = scratch.Longs((bits + 63) / 64);
        words.AsSpan(0, (bits + 63) / 64).Clear();
        return words;
    }
}
