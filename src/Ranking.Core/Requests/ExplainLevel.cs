namespace Ranking;

/// <summary>How much a page says about itself.</summary>
public enum ExplainLevel
{
    /// <summary>Titles carry no reasons. Parts that were skipped are in the trace all the same.</summary>
    None,

    /// <summary>Every row and title carries its reason.</summary>
    Reasons,

    /// <summary>The trace accounts for every proposed row and every candidate as well, and can be replayed.</summary>
    Full,
}
