namespace Ranking.Embeddings;

/// <summary>How vectors with weights become one, number by number; the result is scaled to length 1.</summary>
public enum PoolingFunction
{
    /// <summary>Their weighted mean: Σ w(i) · v(i) / Σ |w(i)|.</summary>
    Mean,

    /// <summary>Their weighted sum, Σ w(i) · v(i): scaled to length 1 the same direction as <see cref="Mean"/>, for queries that come with this word.</summary>
    Sum,

    /// <summary>The largest of w(i) · v(i): what any of them has much of.</summary>
    Max,

    /// <summary>The smallest of w(i) · v(i): what none of them lacks, and what any of them points away from.</summary>
    Min,
}
