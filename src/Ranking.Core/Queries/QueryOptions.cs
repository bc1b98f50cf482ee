namespace Ranking.Expressions;

/// <summary>What queries of a host may name.</summary>
/// <remarks>Not safe for concurrent use while it is changed; set it before the engine is made.</remarks>
public sealed class QueryOptions
{
    /// <summary>The names queries have for vector spaces, such as <c>content_embedding</c>, and the spaces of the snapshot they mean. A space goes by its own name too. Default: none.</summary>
    public IDictionary<string, string> Spaces { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The names queries have for columns of the catalog, such as <c>micro_genres</c>, and the columns they mean. A column goes by its own name too. Default: none.</summary>
    public IDictionary<string, string> Columns { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Queries and conditions that are asked for by name. They are checked against the catalog when the engine is made, where a snapshot is published by then. Default: null, none.</summary>
    public SavedQueries? Saved { get; set; }

    /// <summary>Signals that scores may name, beside those of the library. Default: none.</summary>
    public IList<ISignalProvider> Signals { get; } = [];
}
