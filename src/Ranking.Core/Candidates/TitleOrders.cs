using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// The titles of a catalog in the orders that were asked for, each made once and kept as long as the catalog lives, or the statistics where it depends on them; when there are many, all are dropped.
/// <code>
/// order ← the ordinals
/// for each column, the last one first, for each half of its codes, the lower one first:
///   order ← sorted by the half, titles with the same half as they were          (a half that all titles share moves nothing)
/// </code>
/// Safe for concurrent use. An order that was begun is finished, whatever became of the request that asked: the next one needs it too, and one that gave up each time would never have it.
/// </summary>
internal sealed class TitleOrders
{
    // 128 MB: three orders of ten million titles, and no more than 64 of any catalog.
    private const int MostPlaces = 1 << 25;
    private const int MostOrders = 64;

    private static readonly ConditionalWeakTable<Catalog, TitleOrders> Made = new();

    private readonly ConcurrentDictionary<string, Lazy<int[]>> _ofCatalog = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<CatalogStatistics, ConcurrentDictionary<string, Lazy<int[]>>> _ofStatistics = new();

    /// <summary>All titles, the first of the order first.</summary>
    public static ReadOnlySpan<int> Of(RankingSnapshot snapshot, ColumnOrder order)
    {
        TitleOrders orders = Made.GetValue(snapshot.Catalog, static _ => new TitleOrders());
        ConcurrentDictionary<string, Lazy<int[]>> kept = order.DependsOnStatistics
            ? orders._ofStatistics.GetValue(snapshot.Statistics, static _ => new ConcurrentDictionary<string, Lazy<int[]>>(StringComparer.Ordinal))
            : orders._ofCatalog;
        string key = order.ToString();
        if (!kept.TryGetValue(key, out Lazy<int[]>? made))
        {
            if (kept.Count >= Math.Clamp(MostPlaces / Math.Max(1, snapshot.Catalog.Count), 1, MostOrders))
            {
                kept.Clear();
            }

            made = kept.GetOrAdd(key, new Lazy<int[]>(() => Sort(snapshot, order)));
        }

        return made.Value;
    }

    private static int[] Sort(RankingSnapshot snapshot, ColumnOrder order)
    {
        int count = snapshot.Catalog.Count;
        var items = new int[count];
        for (int item = 0; item < count; item++)
        {
            items[item] = item;
        }

        var codes = new ulong[count];
        var keys = new ulong[count];
        var moved = new int[count];
        for (int key = order.Keys.Count - 1; key >= 0; key--)
        {
            OrderColumns.Fill(order.Keys[key], snapshot, codes);
            for (int shift = 0; shift < 64; shift += 32)
            {
                if (TryPack(codes, shift, items, keys))
                {
                    Array.Sort(keys);
                    for (int place = 0; place < count; place++)
                    {
                        moved[place] = items[(int)(uint)keys[place]];
                    }

                    (items, moved) = (moved, items);
                }
            }
        }

        return items;
    }

    // A half of each code, and behind it the place its title has now; whether any two halves differ.
    private static bool TryPack(ulong[] codes, int shift, int[] items, ulong[] keys)
    {
        bool isMixed = false;
        for (int place = 0; place < items.Length; place++)
        {
            uint half = (uint)(codes[items[place]] >> shift);
            keys[place] = ((ulong)half << 32) | (uint)place;
            isMixed |= half != (uint)(keys[0] >> 32);
        }

        return isMixed;
    }
}
