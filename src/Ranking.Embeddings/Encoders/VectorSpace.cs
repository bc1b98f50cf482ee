using System.Collections.Concurrent;

namespace Ranking.Embeddings;

/// <summary>A table of title vectors as a space: tastes and attribute values are pooled from the titles.</summary>
/// <remarks>Immutable and safe for concurrent use. The vectors of an attribute's values are pooled on first use and kept.</remarks>
public sealed class VectorSpace : IVectorSpace
{
    private readonly PoolingOptions _pooling;
    private readonly ConcurrentDictionary<CategoryColumn, EmbeddingTable> _values = new();

    private VectorSpace(string name, EmbeddingTable items, PoolingOptions pooling)
    {
        Name = name;
        Items = items;
        Index = new ExactIndex(items);
        _pooling = pooling;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public EmbeddingTable Items { get; }

    /// <inheritdoc/>
    public IVectorIndex Index { get; }

    /// <summary>Makes a space of vectors that carry the ids of their titles.</summary>
    /// <param name="name">The space's name, unique in a snapshot.</param>
    /// <param name="vectors">The vectors, made with ids.</param>
    /// <param name="catalog">The catalog to bind them to; titles without a vector get a zero row and are counted.</param>
    /// <param name="pooling">How tastes are pooled. Default: the defaults.</param>
    /// <returns>The space.</returns>
    /// <exception cref="RankingException">A pooling option is out of its range.</exception>
    public static VectorSpace Create(string name, EmbeddingTable vectors, Catalog catalog, PoolingOptions? pooling = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(vectors);
        pooling ??= new PoolingOptions();
        pooling.Check();
        return new VectorSpace(name, vectors.BindTo(catalog), pooling);
    }

    /// <inheritdoc/>
    public EmbeddingTable Values(CategoryColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _values.GetOrAdd(column, static (c, items) => PoolingEncoder.Pool(items, c), Items);
    }

    /// <inheritdoc/>
    public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(history);
        return destination.Length == Items.Dimensions
            ? PoolingEncoder.TryEncode(Items, history, _pooling, destination)
            : throw new ArgumentException($"A vector of this space has {Items.Dimensions} dimensions; there is room for {destination.Length}.", nameof(destination));
    }
}
