namespace Ranking;

/// <summary>What happens when a part throws or is late.</summary>
public enum FailurePolicy
{
    /// <summary>The part is skipped, counted, logged and traced, and the page is made without it.</summary>
    Skip,

    /// <summary>The page fails with a <see cref="RankingException"/>.</summary>
    Throw,
}
