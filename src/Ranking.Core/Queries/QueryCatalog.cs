namespace Ranking.Expressions;

/// <summary>The functions of queries and the names of what they take.</summary>
internal static class QueryCatalog
{
    /// <summary>What asks for the values of an attribute.</summary>
    public const string RankAttributes = "rank_attributes";

    /// <summary>What finds the titles of a saved query.</summary>
    public const string Saved = "saved";

    private static readonly string[] ScoreNames = ["expression", "input_user_id", "input_interactions_item_ids"];

    public static IReadOnlyDictionary<string, string[]> Retrievers { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["column_order"] = ["columns", "limit", "where", "name", "entity_type"],
        ["filter"] = ["where", "limit", "name", "entity_type"],
        ["ids"] = ["item_ids", "where", "limit", "name", "entity_type"],
        ["candidate_ids"] = ["item_ids", "where", "limit", "name", "entity_type"],
        ["candidate_attributes"] = ["item_attributes", "where", "limit", "name", "entity_type"],
        ["similarity"] = ["embedding_ref", "encoder", "input_item_id", "input_user_id", "limit", "where", "name", "entity_type"],
        ["text_search"] = ["query", "mode", "text_embedding_ref", "fuzzy", "limit", "where", "name", "entity_type"],
        [Saved] = ["query", "limit", "where", "name"],
        ["trending"] = ["limit", "where", "name"],
        ["popular"] = ["limit", "where", "name"],
        ["continue_watching"] = ["limit", "where", "name"],
        [RankAttributes] = ["attribute", "embedding_ref", "where", "minimum_support", "diversity", "input_user_id"],
        ["because_you_watched"] = ["embedding_ref", "limit", "where", "name"],
    };

    public static IReadOnlyDictionary<string, string[]> Encoders { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["precomputed_user"] = ["input_user_id"],
        ["precomputed_item"] = ["input_item_id"],
        ["interaction_pooling"] = ["input_user_id", "truncate_interactions", "pooling_function"],
        ["interaction_round_robin"] = ["input_user_id", "num_clusters"],
        ["user_attribute_pooling"] = ["input_user_id", "input_user_features", "pooling_function"],
        ["item_attribute_pooling"] = ["input_item_id", "input_item_features", "pooling_function"],
    };

    public static IReadOnlyDictionary<string, string[]> Reorderers { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["diversity"] = ["score", "strength", "diversity_lookback_window", "diversity_lookforward_window", "diversity_attributes", "text_encoding_embedding_ref"],
        ["exploration"] = ["score", "retriever", "strength", "diversity_lookback_window"],
        ["boosted"] = ["score", "retriever", "strength"],
        ["calibrated"] = ["score", "attribute", "strength"],
    };

    public static IReadOnlyDictionary<string, string[]> Scores { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase) { ["score"] = ScoreNames };

    /// <summary>The parameters of a function, in their order.</summary>
    public static string[] ParametersOf(string name) => new[] { Retrievers, Encoders, Reorderers, Scores }.Select(table => table.GetValueOrDefault(name)).FirstOrDefault(found => found is not null) ?? [];
}
