using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>
/// The nearest titles of a title, searched once and kept as long as the space lives: seeds of "Because You Watched" repeat from page to page. What is kept does
/// not depend on who asks, so a page is the same whether its seed was kept or not. Safe for concurrent use.
/// </summary>
internal sealed class NeighbourCache
{
    /// <summary>How many neighbours of a title are kept.</summary>
    public const int Kept = 500;

    // 4,096 seeds × 500 neighbours × 8 bytes: 16 MB at the most.
    private const int MostSeeds = 4096;

    private static readonly ConditionalWeakTable<IVectorSpace, NeighbourCache> Caches = new();

    private readonly EmbeddingTable _table;
    private readonly ConcurrentDictionary<int, Neighbours> _kept = new();

    private NeighbourCache(EmbeddingTable table) => _table = table;

    public static NeighbourCache Of(IVectorSpace space) => Caches.GetValue(space, static s => new NeighbourCache(s.Items));

    public Neighbours Get(int item)
    {
        if (_kept.TryGetValue(item, out Neighbours? known))
        {
            return known;
        }

        if (_kept.Count >= MostSeeds)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(item, Search(item));
    }

    private Neighbours Search(int item)
    {
        int count = _table.Count;
        float[] scores = ArrayPool<float>.Shared.Rent(count);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(count);
        int[] items = ArrayPool<int>.Shared.Rent(count);
        try
        {
            _table.Cosine(_table.Row(item), scores.AsSpan(0, count));
            int found = 0;
            for (int other = 0; other < count; other++)
            {
                // A title without a direction, or at a right angle, is not like anything.
                if (other != item && scores[other] > 0f)
                {
                    keys[found] = TopK.KeyOf(scores[other], other);
                    items[found++] = other;
                }
            }

            found = TopK.Select(keys.AsSpan(0, found), items.AsSpan(0, found), Kept);
            int[] nearest = items[..found];
            return new Neighbours(nearest, Array.ConvertAll(nearest, other => scores[other]));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(items);
        }
    }
}
