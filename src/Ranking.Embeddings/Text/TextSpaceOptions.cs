namespace Ranking.Embeddings;

/// <summary>What of a catalog goes into its text space, and how much it counts.</summary>
public sealed record TextSpaceOptions
{
    /// <summary>The space's name. Default: "text".</summary>
    public string Name { get; init; } = "text";

    /// <summary>The number of dimensions: 1 to 1,024. Fewer where the catalog has fewer titles or features. Default: 64.</summary>
    public int Dimensions { get; init; } = 64;

    /// <summary>The seed of the reduction's starting point. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// How much each column counts, 0 for not at all. Default: <c>micro_genres</c>, <c>genres</c> and <c>tags</c> 1; <c>plot</c> 0.5; <c>directors</c> 0.4; <c>title</c>,
    /// <c>cast</c>, <c>authors</c> 0.3; <c>languages</c>, <c>countries</c> 0.2.
    /// </summary>
    public IReadOnlyDictionary<string, float> Weights { get; init; } = new Dictionary<string, float>(StringComparer.Ordinal)
    {
        ["micro_genres"] = 1f,
        ["genres"] = 1f,
        ["tags"] = 1f,
        ["plot"] = 0.5f,
        ["directors"] = 0.4f,
        ["title"] = 0.3f,
        ["cast"] = 0.3f,
        ["authors"] = 0.3f,
        ["languages"] = 0.2f,
        ["countries"] = 0.2f,
    };

    /// <summary>How much a column counts that <see cref="Weights"/> does not name. At least 0. Default: 0.3.</summary>
    public float OtherWeight { get; init; } = 0.3f;

    /// <summary>How tastes are pooled in the space. Default: the defaults.</summary>
    public PoolingOptions Pooling { get; init; } = new();

    /// <summary>
    /// Whether texts that are not of the catalog have directions too (<see cref="IVectorSpace.TryEncodeTextAsync"/>), for searches by what is meant. The space keeps its features then: features × dimensions
    /// floats. Default: false.
    /// </summary>
    public bool EncodesTexts { get; init; }

    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            throw new RankingException("The text space needs a name.");
        }

        if (Dimensions is < 1 or > 1024)
        {
            throw new RankingException($"Dimensions must be between 1 and 1024, but is {Dimensions}.");
        }

        foreach (var (column, weight) in Weights.Append(new("other columns", OtherWeight)))
        {
            if (!(weight >= 0f) || !float.IsFinite(weight))
            {
                throw new RankingException($"The weight of '{column}' must be at least 0 and finite, but is {weight}.");
            }
        }

        Pooling.Check();
    }
}
