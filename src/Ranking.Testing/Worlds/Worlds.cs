namespace Ranking.Testing;

/// <summary>The worlds that laws are checked in: edge cases and random ones, the same on every run.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. Worlds are made on first use and kept, so keep the set in a static field where several suites share it. Titles have the category columns
/// <c>genres</c> and <c>directors</c>, the number columns <c>rating</c> and <c>year</c>, the time column <c>release_date</c> and the text column <c>plot</c>, each with gaps.
/// The edge cases: no title, one, two alike, no labels or numbers, nothing played, no times, all equal, zero vectors, nothing that may be shown, series, and thousands of titles.
/// </remarks>
public sealed class Worlds
{
    private readonly Lazy<IReadOnlyList<World>> _all;

    /// <summary>Makes a set of worlds.</summary>
    public Worlds() => _all = new Lazy<IReadOnlyList<World>>(() => [.. new WorldBuilder(this).Build()]);

    /// <summary>The worlds suites use unless they name others.</summary>
    public static Worlds Default { get; } = new();

    /// <summary>What the random choices derive from. Default: 20260314.</summary>
    public ulong Seed { get; init; } = 20260314;

    /// <summary>How many random worlds there are beside the edge cases. Default: 12.</summary>
    public int RandomCount { get; init; } = 12;

    /// <summary>How many titles the largest world has; more than 4,096, so that loops come to look at their token. Default: 5,000.</summary>
    public int LargestCount { get; init; } = 5000;

    /// <summary>Changes each title before it goes into a catalog, for parts that need columns of their own. Default: as it is.</summary>
    public Func<CatalogItem, SeededRandom, CatalogItem> Title { get; init; } = static (title, _) => title;

    /// <summary>Makes the vector spaces of a catalog. Default: null, one space named "world" of 8 dimensions.</summary>
    public Func<Catalog, IReadOnlyList<IVectorSpace>>? Spaces { get; init; }

    /// <summary>The worlds, edge cases first.</summary>
    public IReadOnlyList<World> All => _all.Value;
}
