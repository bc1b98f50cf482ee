using System.Numerics.Tensors;

namespace Ranking.Testing;

/// <summary>A plain vector space, so that parts which use one can be checked without a package that makes them: tastes and values are sums, personas the newest liked titles, texts are labels, searches look at every row.</summary>
internal sealed class WorldSpace : IVectorSpace, IVectorIndex
{
    /// <summary>How many dimensions the vectors of worlds have.</summary>
    public const int Usual = 8;

    private readonly Catalog _catalog;

    public WorldSpace(Catalog catalog, int dimensions, ReadOnlySpan<float> vectors)
    {
        _catalog = catalog;
        Items = EmbeddingTable.Create(dimensions, vectors, catalog.Ids.Names).BindTo(catalog);
    }

    public string Name => "world";

    public EmbeddingTable Items { get; }

    public IVectorIndex Index => this;

    public int Count => Items.Count;

    public bool IsExact => true;

    public int Dimensions => Items.Dimensions;

    public EmbeddingTable Values(CategoryColumn column)
    {
        var rows = new float[column.Values.Count * Dimensions];
        for (int value = 0; value < column.Values.Count; value++)
        {
            Span<float> row = rows.AsSpan(value * Dimensions, Dimensions);
            foreach (int item in column.ItemsWith(value))
            {
                TensorPrimitives.Add(row, Items.Row(item), row);
            }
        }

        return EmbeddingTable.Create(Dimensions, rows);
    }

    public bool TryEncode(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
    {
        if (destination.Length != Dimensions)
        {
            throw new ArgumentException($"A vector of this space has {Dimensions} dimensions; there is room for {destination.Length}.", nameof(destination));
        }

        destination.Clear();
        for (int i = 0; i < history.Count; i++)
        {
            TensorPrimitives.MultiplyAdd(Items.Row(history.Items[i]), history.Preferences[i], destination, destination);
        }

        return EmbeddingTable.Normalize(destination) > 0f;
    }

    public bool EncodesTexts => true;

    public ValueTask<bool> TryEncodeTextAsync(string text, Memory<float> destination, CancellationToken cancellationToken)
    {
        if (destination.Length != Dimensions)
        {
            throw new ArgumentException($"A vector of this space has {Dimensions} dimensions; there is room for {destination.Length}.", nameof(destination));
        }

        destination.Span.Clear();
        foreach (CategoryColumn column in _catalog.Categories.Values)
        {
            if (column.Values.TryGetOrdinal(text, out int value))
            {
                Values(column).Row(value).CopyTo(destination.Span);
                return ValueTask.FromResult(destination.Span.ContainsAnyExcept(0f));
            }
        }

        return ValueTask.FromResult(false);
    }

    public int EncodePersonas(Profile profile, ProfileHistory history, DateTimeOffset now, Span<float> destination)
    {
        if (destination.IsEmpty || destination.Length % Dimensions != 0)
        {
            throw new ArgumentException($"Personas of this space have {Dimensions} dimensions each; there is room for {destination.Length} numbers.", nameof(destination));
        }

        destination.Clear();
        int count = 0;
        for (int i = 0; i < history.Count && (count + 1) * Dimensions <= destination.Length && destination.Length > Dimensions; i++)
        {
            if (history.Preferences[i] > 0f && Items.Norm(history.Items[i]) > 0f)
            {
                Items.Row(history.Items[i]).CopyTo(destination[(count++ * Dimensions)..]);
            }
        }

        if (count > 1)
        {
            return count;
        }

        destination.Clear();
        return TryEncode(profile, history, now, destination[..Dimensions]) ? 1 : 0;
    }

    public int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default)
    {
        if (query.Length != Dimensions || scores.Length < ordinals.Length)
        {
            throw new ArgumentException(
                $"The query has {query.Length} dimensions and this space {Dimensions}; there is room for {ordinals.Length} rows and {scores.Length} scores.", nameof(query));
        }

        return Nearest.Search(Items, query, filter, ordinals, scores);
    }
}
