namespace Ranking.Embeddings;

/// <summary>What titles are described by where a generator embeds their texts, and how it is asked.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed record TextEmbeddingOptions
{
    /// <summary>The space's name. Default: "text".</summary>
    public string Name { get; init; } = "text";

    /// <summary>
    /// The columns a title is described by, in this order: <c>title</c> for its name, category columns and text columns of the catalog. Default: null, those the catalog has of <c>title</c>,
    /// <c>micro_genres</c>, <c>genres</c>, <c>tags</c>, <c>plot</c>, <c>directors</c>, <c>cast</c> and <c>authors</c>.
    /// </summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>How many texts the generator is given at once: 1 to 10,000. Default: 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How tastes are pooled in the space. Default: the defaults.</summary>
    public PoolingOptions Pooling { get; init; } = new();

    /// <summary>
    /// Whether texts that are not of the catalog have directions too (<see cref="IVectorSpace.TryEncodeTextAsync"/>), for searches by what is meant. The generator is asked for each of them then, and must
    /// live as long as the space. Default: false.
    /// </summary>
    public bool EncodesTexts { get; init; }

    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            throw new RankingException("The text space needs a name.");
        }

        if (BatchSize is < 1 or > 10_000)
        {
            throw new RankingException($"BatchSize must be between 1 and 10,000, but is {BatchSize}.");
        }

        if (Columns is { Count: 0 })
        {
            throw new RankingException("Columns must name at least one column, or be null for the usual ones.");
        }

        Pooling.Check();
    }
}
