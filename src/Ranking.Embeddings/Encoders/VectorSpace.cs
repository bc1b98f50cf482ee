using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>A table of title vectors as a space: tastes, personas and attribute values are pooled from the titles.</summary>
/// <remarks>Immutable and safe for concurrent use. The vectors of an attribute's values are pooled on first use and kept. No vector it gives holds a number that is not finite.</remarks>
public sealed class VectorSpace : IVectorSpace
{
    private readonly Catalog _catalog;
    private readonly PoolingOptions _pooling;
    private readonly LabelVectors _values;
    private readonly ProfileVectors? _profiles;

    private VectorSpace(string name, EmbeddingTable items, IVectorIndex index, Catalog catalog, PoolingOptions pooling, LabelVectors values, ProfileVectors? profiles)
    {
        Name = name;
        Items = items;
        Index = index;
        _catalog = catalog;
        _pooling = pooling;
        _values = values;
        _profiles = profiles;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public EmbeddingTable Items { get; }

    /// <inheritdoc/>
    public IVectorIndex Index { get; }

    /// <summary>How many titles had no vector of their own and got the pooled vectors of their labels (<see cref="PoolingOptions.FillFromLabels"/>).</summary>
    public int FilledCount { get; private init; }

    /// <summary>How many texts a generator gave vectors that hold a number that is not finite (<see cref="TextSpace.BuildAsync"/>); they have no direction.</summary>
    public int NonFiniteCount { get; private init; }

    /// <inheritdoc/>
    public bool EncodesTexts => TextEncoder is not null;

    /// <summary>Which texts the space was built of; null where it was built of none, or by its own means.</summary>
    internal EmbeddedTexts? Texts { get; private init; }

    /// <summary>What gives a text its vector, of any length; zeros for one that says nothing. Null where texts have none.</summary>
    internal Func<string, CancellationToken, ValueTask<float[]>>? TextEncoder { get; private init; }

    /// <summary>Makes a space of vectors that carry the ids of their titles.</summary>
    /// <param name="name">The space's name, unique in a snapshot.</param>
    /// <param name="vectors">The vectors, made with ids.</param>
    /// <param name="catalog">The catalog to bind them to; titles without a vector get a zero row and are counted.</param>
    /// <param name="pooling">How tastes are pooled. Default: the defaults.</param>
    /// <param name="index">Makes the index over the titles' vectors, which it is given in the order of the catalog. Default: the one that <see cref="VectorIndex.For"/> picks.</param>
    /// <returns>The space.</returns>
    /// <exception cref="RankingException">A pooling option is out of its range, or the index is of another size than the vectors.</exception>
    public static VectorSpace Create(
        string name, EmbeddingTable vectors, Catalog catalog, PoolingOptions? pooling = null, Func<EmbeddingTable, IVectorIndex>? index = null) =>
        Create(name, vectors, catalog, pooling, LabelTexts.None, index: index);

    /// <summary>Makes a space that also knows what the texts of labels say.</summary>
    internal static VectorSpace Create(
        string name,
        EmbeddingTable vectors,
        Catalog catalog,
        PoolingOptions? pooling,
        LabelTexts labels,
        EmbeddedTexts? texts = null,
        int nonFinite = 0,
        Func<EmbeddingTable, IVectorIndex>? index = null,
        Func<string, CancellationToken, ValueTask<float[]>>? encoder = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(vectors);
        pooling ??= new PoolingOptions();
        pooling.Check();
        EmbeddingTable items = vectors.BindTo(catalog);
        // Values are pooled from vectors of titles; those that are pooled from values in turn say nothing new of them.
        var values = new LabelVectors(items, labels, pooling.LabelText);
        int filled = 0;
        if (pooling.FillFromLabels)
        {
            items = LabelFilling.Fill(items, catalog, values.Of, out filled);
        }

        IVectorIndex search = index is null ? VectorIndex.For(items) : Checked(index(items), items);
        return new VectorSpace(name, items, search, catalog, pooling, values, profiles: null) { FilledCount = filled, NonFiniteCount = nonFinite, Texts = texts, TextEncoder = encoder };
    }

    /// <summary>The same space with vectors of profiles that something else made, such as the user factors of a model that was trained with the titles' vectors.</summary>
    /// <param name="vectors">Their vectors, made with the ids of the profiles.</param>
    /// <returns>
    /// A space that shares its titles with this one. The vector of a profile is its taste, whatever its history says; one that has none, or a vector of zeros, has its taste pooled.
    /// </returns>
    /// <exception cref="RankingException">The vectors have other dimensions than those of the titles, or were made without ids, or an id is empty or repeats.</exception>
    public VectorSpace WithProfiles(EmbeddingTable vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return With(Index, new ProfileVectors(vectors, Items.Dimensions));
    }

    /// <summary>The same space with another index over the titles' vectors, such as a graph for a large catalog.</summary>
    /// <param name="index">Makes the index over <see cref="Items"/>.</param>
    /// <returns>A space that shares its vectors with this one.</returns>
    /// <exception cref="RankingException">The index is of another size than the vectors.</exception>
    public VectorSpace WithIndex(Func<EmbeddingTable, IVectorIndex> index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return With(Checked(index(Items), Items), _profiles);
    }

    /// <inheritdoc/>
    public EmbeddingTable Values(CategoryColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _values.Of(column);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The vector of the profile where the space has one (<see cref="WithProfiles"/>); else the titles of the history and the labels it picked, pooled as <see cref="PoolingOptions"/> say.
    /// </remarks>
    public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(history);
        if (destination.Length != Items.Dimensions)
        {
            throw new ArgumentException($"A vector of this space has {Items.Dimensions} dimensions; there is room for {destination.Length}.", nameof(destination));
        }

        return (_profiles is not null && _profiles.TryCopy(profile.Id, destination))
            || PoolingEncoder.TryEncode(Items, history, _pooling, destination, new PickedLabels(_catalog, profile.Onboarding, _values.Of));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The titles of the history in clusters of three and more, each pooled as a taste is; a history that makes no two clusters has its one taste. Clusters are found by spherical k-means
    /// (Dhillon and Modha 2001), which begins the same way for the same history.
    /// </remarks>
    public int EncodePersonas(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(history);
        int dimensions = Items.Dimensions;
        if (destination.IsEmpty || destination.Length % dimensions != 0)
        {
            throw new ArgumentException($"Personas of this space have {dimensions} dimensions each; there is room for {destination.Length} numbers.", nameof(destination));
        }

        int count = destination.Length > dimensions ? PersonaEncoder.Encode(Items, history, _pooling, destination) : 0;
        if (count > 1)
        {
            return count;
        }

        destination[dimensions..].Clear();
        return TryEncode(profile, history, now, destination[..dimensions]) ? 1 : 0;
    }

    /// <inheritdoc/>
    /// <remarks>Of a space that <see cref="TextSpace"/> built to encode texts.</remarks>
    public async ValueTask<bool> TryEncodeTextAsync(string text, Memory<float> destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (destination.Length != Items.Dimensions)
        {
            throw new ArgumentException($"A vector of this space has {Items.Dimensions} dimensions; there is room for {destination.Length}.", nameof(destination));
        }

        destination.Span.Clear();
        float[] vector = TextEncoder is null || string.IsNullOrWhiteSpace(text) ? [] : await TextEncoder(text, cancellationToken).ConfigureAwait(false);
        if (vector.Length > 0 && vector.Length != destination.Length)
        {
            throw new RankingException($"The vector of a text has {vector.Length} dimensions, and those of the space '{Name}' have {destination.Length}; encode texts with the model the space was built with.");
        }

        float norm = vector.Length == 0 ? 0 : TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(norm) || norm == 0)
        {
            return false;
        }

        TensorPrimitives.Divide(vector, norm, destination.Span);
        return true;
    }

    private VectorSpace With(IVectorIndex index, ProfileVectors? profiles) => new(Name, Items, index, _catalog, _pooling, _values, profiles)
    {
        FilledCount = FilledCount,
        NonFiniteCount = NonFiniteCount,
        Texts = Texts,
        TextEncoder = TextEncoder,
    };

    private static IVectorIndex Checked(IVectorIndex index, EmbeddingTable items)
    {
        if (index is null || index.Count != items.Count || index.Dimensions != items.Dimensions)
        {
            throw new RankingException(
                $"The index has {index?.Count ?? 0} rows of {index?.Dimensions ?? 0} dimensions, the space {items.Count} of {items.Dimensions}: make it of the vectors that it is given.");
        }

        return index;
    }
}
