namespace Ranking;

/// <summary>The names under which pages and their parts report: one activity source and one meter, both called "Ranking".</summary>
/// <remarks>Tags are of low cardinality: page, stage, component. Ids of profiles and titles are never among them.</remarks>
public static class TelemetryNames
{
    /// <summary>The activity source and the meter.</summary>
    public const string Source = "Ranking";

    /// <summary>Activity: one page.</summary>
    public const string PageActivity = "ranking.page";

    /// <summary>Activity: one stage of a page; the tag <see cref="StageTag"/> says which.</summary>
    public const string StageActivity = "ranking.stage";

    /// <summary>Histogram, seconds: how long a page took.</summary>
    public const string PageDuration = "ranking.page.duration";

    /// <summary>Histogram, seconds: how long a stage of a page took.</summary>
    public const string StageDuration = "ranking.stage.duration";

    /// <summary>Counter: candidates that went into scoring.</summary>
    public const string Candidates = "ranking.candidates";

    /// <summary>Counter: parts that were skipped because they threw or were late.</summary>
    public const string Skipped = "ranking.components.skipped";

    /// <summary>Counter: rows that were kept and shown again.</summary>
    public const string RowCacheHits = "ranking.row_cache.hits";

    /// <summary>Counter: rows that could have been kept, and were ranked.</summary>
    public const string RowCacheMisses = "ranking.row_cache.misses";

    /// <summary>Counter: features that were stored and fresh.</summary>
    public const string FeatureHits = "ranking.features.hits";

    /// <summary>Counter: features that were missing or stale, and computed.</summary>
    public const string FeatureMisses = "ranking.features.misses";

    /// <summary>Tag: the name of the page.</summary>
    public const string PageTag = "ranking.page.name";

    /// <summary>Tag: the stage.</summary>
    public const string StageTag = "ranking.stage.name";

    /// <summary>Tag: the part.</summary>
    public const string ComponentTag = "ranking.component";
}
