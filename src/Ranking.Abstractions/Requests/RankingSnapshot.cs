namespace Ranking;

/// <summary>One consistent state of everything a request reads: catalog, statistics and vector spaces.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. Published by one reference; a request reads exactly one from start to end. Spaces are
/// disposed with the last lease if they are <see cref="IDisposable"/> and no newer snapshot shares them.
/// </remarks>
public sealed class RankingSnapshot
{
    /// <summary>The largest share of titles a space may not know: 5 %.</summary>
    public const double MostUnmatched = 0.05;

    private readonly Dictionary<string, IVectorSpace> _spaces;

    private RankingSnapshot(Catalog catalog, CatalogStatistics statistics, Dictionary<string, IVectorSpace> spaces)
    {
        Catalog = catalog;
        Statistics = statistics;
        _spaces = spaces;
    }

    /// <summary>The titles.</summary>
    public Catalog Catalog { get; }

    /// <summary>Popularity, trends and derived ranks, a versioned part of their own.</summary>
    public CatalogStatistics Statistics { get; }

    /// <summary>The vector spaces, by name.</summary>
    public IReadOnlyDictionary<string, IVectorSpace> Spaces => _spaces;

    /// <summary>Checks that the parts fit together and makes a snapshot.</summary>
    /// <param name="catalog">The titles.</param>
    /// <param name="statistics">Statistics of the same catalog.</param>
    /// <param name="spaces">Vector spaces bound to the same catalog, each with its own name.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="RankingException">The statistics or a space belong to another catalog, two spaces share a name, or more than 5 % of the titles have no row in a space. All mistakes are listed.</exception>
    public static RankingSnapshot Create(Catalog catalog, CatalogStatistics statistics, params IReadOnlyList<IVectorSpace> spaces)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(spaces);
        var errors = new List<string>();
        if (!statistics.AreOf(catalog))
        {
            errors.Add($"the statistics cover {statistics.ItemCount} titles of another catalog, this one has {catalog.Count}: compute them over this catalog");
        }

        var byName = new Dictionary<string, IVectorSpace>(StringComparer.Ordinal);
        foreach (IVectorSpace space in spaces)
        {
            if (!byName.TryAdd(space.Name, space))
            {
                errors.Add($"two vector spaces are named '{space.Name}': give each its own name");
            }

            if (!space.Items.MayBeOf(catalog))
            {
                errors.Add($"vector space '{space.Name}' has {space.Items.Count} rows of another catalog, this one has {catalog.Count} titles: bind it to this catalog");
            }
            else if (space.Items.UnmatchedCount > MostUnmatched * catalog.Count)
            {
                errors.Add($"vector space '{space.Name}' has no row for {space.Items.UnmatchedCount} of {catalog.Count} titles, more than 5 %: build it again over this catalog");
            }
        }

        return errors.Count == 0
            ? new RankingSnapshot(catalog, statistics, byName)
            : throw new RankingException("The snapshot was not made: " + string.Join("; ", errors) + ".");
    }

    /// <summary>The same snapshot with newer statistics.</summary>
    /// <param name="statistics">Statistics of the same catalog.</param>
    /// <returns>A snapshot that shares the catalog and the spaces.</returns>
    /// <exception cref="RankingException">The statistics belong to another catalog.</exception>
    public RankingSnapshot With(CatalogStatistics statistics) => Create(Catalog, statistics, [.. _spaces.Values]);

    /// <summary>A vector space by name.</summary>
    /// <param name="name">The space's name.</param>
    /// <exception cref="RankingException">The snapshot has no such space.</exception>
    public IVectorSpace Space(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _spaces.TryGetValue(name, out IVectorSpace? space)
            ? space
            : throw new RankingException(
                $"The snapshot has no vector space '{name}'.{NearestName.Hint(name, _spaces.Keys)} Add it when the snapshot is made.");
    }
}
