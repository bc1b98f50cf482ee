namespace Ranking.Expressions;

/// <summary>Makes the reorderers of a query, and the sources that only they place titles of.</summary>
internal sealed class QueryReorderers(QueryArguments arguments, QuerySources sources, RankingContext context)
{
    private const double Half = 0.5;

    /// <summary>The reorderer of a call.</summary>
    public IReorderer Reorderer(QueryCall call)
    {
        double strength = arguments.Share(call, "strength", Half);
        switch (call.Name)
        {
            case "exploration":
                return Reorder.Explore(strength);
            case "boosted":
                return Reorder.Boost("boost", strength);
            case "calibrated":
                string? column = arguments.Column(call, "attribute") ?? context.Snapshot.Catalog.FindLabels(null)?.Name;
                return Reorder.Calibrated(Attribute(call, "attribute", column) ?? throw arguments.Wrong(call, "calibrated needs a column of labels, and the catalog has none"), strength);
            default:
                string? labels = arguments.Column(call, "diversity_attributes") ?? (call.Find("text_encoding_embedding_ref") is null ? context.Snapshot.Catalog.FindLabels(null)?.Name : null);
                int window = arguments.Count(call.Find("diversity_lookforward_window"), "diversity_lookforward_window", 1, 1_000, 30);
                return Reorder.Mmr(1 - strength, Attribute(call, "diversity_attributes", labels), call.Find("text_encoding_embedding_ref") is null ? null : arguments.Space(call, context.Snapshot, "text_encoding_embedding_ref"), window);
        }
    }

    /// <summary>The source that a reorderer places titles of; null for one that places none. Without a retriever it explores what is nearest to the person, and else what is popular.</summary>
    public ICandidateSource? Reserve(QueryCall call) => call.Name is not ("exploration" or "boosted") ? null : Candidates.Reserve(
        call.Find("retriever") is QueryCall retriever ? sources.Source(retriever with { Alias = "reserve" })
        : new NamedSource("reserve", context.Snapshot.Spaces.Count > 0 && call.Name == "exploration" ? Candidates.Nearest() : Candidates.Popular()));

    private string? Attribute(QueryCall call, string name, string? column) => column is null || context.Snapshot.Catalog.Categories.ContainsKey(column)
        ? column
        : throw arguments.Wrong(call.Find(name), $"the catalog has no column of labels '{column}'.{NearestName.Hint(column, context.Snapshot.Catalog.Categories.Keys)}".TrimEnd('.'));
}
