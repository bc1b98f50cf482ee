namespace Ranking;

/// <summary>The titles a page shows so far, and the series they belong to: a page shows one title of a series.</summary>
internal sealed class ShownTitles
{
    private readonly Catalog _catalog;
    private readonly ulong[] _items;
    private readonly ulong[] _series;

    public ShownTitles(Catalog catalog, Scratch scratch)
    {
        _catalog = catalog;
        _items = Clear(scratch, catalog.Count);
        _series = Clear(scratch, catalog.SeriesCount);
    }

    public bool Contains(int item)
    {
        int series = _catalog.SeriesOf(item);
        return Has(_items, item) || (series >= 0 && Has(_series, series));
    }

    public void Add(int item)
    {
        _items[item >> 6] |= 1UL << (item & 63);
        int series = _catalog.SeriesOf(item);
        if (series >= 0)
        {
            _series[series >> 6] |= 1UL << (series & 63);
        }
    }

    public void Remove(int item)
    {
        _items[item >> 6] &= ~(1UL << (item & 63));
        int series = _catalog.SeriesOf(item);
        if (series >= 0)
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
