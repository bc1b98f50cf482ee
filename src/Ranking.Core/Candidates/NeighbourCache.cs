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

    // A title without a direction, or at a right angle, is not like anything.
    private Neighbours Search(int item)
    {
        var nearest = new int[Kept];
        var cosines = new float[Kept];
        int found = ExactSearch.Nearest(_table, _table.Row(item), least: 0f, other => other != item, nearest, cosines, CancellationToken.None);
        return new Neighbours(nearest[..found], cosines[..found]);
    }
}
