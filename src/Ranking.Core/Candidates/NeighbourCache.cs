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
    private readonly IVectorIndex _index;
    private readonly ConcurrentDictionary<int, Neighbours> _kept = new();

    private NeighbourCache(IVectorSpace space) => (_table, _index) = (space.Items, space.Index);

    public static NeighbourCache Of(IVectorSpace space) => Caches.GetValue(space, static s => new NeighbourCache(s));

    public Neighbours Get(int item, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(item, out Neighbours? known))
        {
            return known;
        }

        if (_kept.Count >= MostSeeds)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(item, Search(item, cancellationToken));
    }

    // A title without a direction, or at a right angle, is not like anything.
    private Neighbours Search(int item, CancellationToken cancellationToken)
    {
        var nearest = new int[Kept + 1];
        var cosines = new float[Kept + 1];
        int found = _index.Search(_table.Row(item), CandidateFilter.None, nearest, cosines, cancellationToken);
        // A span of a mapped row does not hold its table.
        GC.KeepAlive(_table);
        int count = 0;
        for (int i = 0; i < found && count < Kept; i++)
        {
            if (nearest[i] != item && cosines[i] > 0f)
            {
                (nearest[count], cosines[count]) = (nearest[i], cosines[i]);
                count++;
            }
        }

        return new Neighbours(nearest[..count], cosines[..count]);
    }
}
