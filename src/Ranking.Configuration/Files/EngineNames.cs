namespace Ranking.Configuration;

/// <summary>What the host has for the names in engine files, which were written for a service with tables, models and views of its own.</summary>
/// <remarks>Not safe for concurrent use while it is changed; set it before files are read. Names are compared by case.</remarks>
public sealed class EngineNames
{
    /// <summary>
    /// Where the host has the rows of a table, such as a folder or a store by a name of the host's own: by the name of the table, or else by the type of its connector, such as <c>postgres</c>. The files hand
    /// it back as <see cref="EngineFiles.Sources"/>. Default: none.
    /// </summary>
    public IDictionary<string, string> Connectors { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The vector spaces of the snapshot that stand for encoders of embeddings: by the name of an embedding, or else by what encodes it, a <c>model_name</c>, a <c>model_ref</c> or the <c>policy_type</c> of that
    /// model. Default: none.
    /// </summary>
    public IDictionary<string, string> Encoders { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The columns of the catalog that stand for columns of views, by <c>view.column</c>, such as <c>title_enrichment.micro_genres</c>. Default: none.</summary>
    public IDictionary<string, string> Views { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
