namespace Ranking.Expressions;

/// <summary>For whom a query is run, with which parameters.</summary>
/// <remarks>Immutable.</remarks>
public sealed record QueryRequest
{
    /// <summary>The parameters of the query, without the dollar sign: null, numbers, booleans, texts and lists of those. Default: none.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>For whom. Default: null, whom the parameter <c>user_id</c> names; someone unknown where it names nobody.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The moment of the request. Default: null, now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The device, such as "tv", "web" or "phone". Default: null, not known.</summary>
    public string? Device { get; init; }

    /// <summary>Whether titles that the person has watched may be in the answer. Default: false.</summary>
    public bool IncludeWatched { get; init; }

    /// <summary>Ids of titles, or values of an attribute, that the person was shown already; none of them is in the answer. <see cref="QueryResult.Next"/> fills it. Default: none.</summary>
    public IReadOnlyCollection<string> Shown { get; init; } = [];

    /// <summary>Whether the answer explains itself. Default: false.</summary>
    public bool Explain { get; init; }
}
