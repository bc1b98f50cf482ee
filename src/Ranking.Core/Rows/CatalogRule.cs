using System.Runtime.CompilerServices;

namespace Ranking;

/// <summary>The titles of a catalog that meet a rule, the most played first: the rule is asked once a catalog, the order made once a version of the statistics.</summary>
internal sealed class CatalogRule(Func<Catalog, IEnumerable<int>> select)
{
    private readonly ConditionalWeakTable<Catalog, Matches> _matches = new();

    public int[] Titles(RankingSnapshot snapshot)
    {
        Matches matches = _matches.GetValue(snapshot.Catalog, catalog => new Matches([.. select(catalog)]));
        return matches.Ordered.GetValue(snapshot.Statistics, statistics => [.. matches.Items.OrderBy(item => statistics.PopularRank[item])]);
    }

    private sealed class Matches(int[] items)
    {
        public int[] Items => items;

        public ConditionalWeakTable<CatalogStatistics, int[]> Ordered { get; } = new();
    }
}
