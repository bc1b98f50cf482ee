namespace Ranking;

/// <summary>Asks an item ranker for one ordered list of titles.</summary>
/// <param name="Key">What the list is called in traces; unique within one call.</param>
/// <param name="Sources">Where its candidates come from, merged; a title found twice keeps its first score.</param>
/// <param name="Take">How many titles at the most, its reserve included.</param>
public sealed record ItemQuery(string Key, IReadOnlyList<ICandidateSource> Sources, int Take)
{
    /// <summary>The most candidates each source may give. Default: 500.</summary>
    public int CandidateLimit { get; init; } = 500;

    /// <summary>How this list is ordered; null for the ranker's own way. A list keeps its ranker's values either way.</summary>
    public IScorer? Scorer { get; init; }

    /// <summary>Whether titles already watched may be in it. Default: false.</summary>
    public bool IncludeWatched { get; init; }

    /// <summary>The title the list grew from, which is never in it; −1 for none.</summary>
    public int SeedItem { get; init; } = -1;

    /// <summary>Whether a page that runs out of time does without it: its sources are asked after those of other lists. Default: false.</summary>
    public bool IsOptional { get; init; }
}
