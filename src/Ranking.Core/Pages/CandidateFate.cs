namespace Ranking;

/// <summary>What became of a candidate of a row.</summary>
public enum CandidateFate
{
    /// <summary>The row shows it.</summary>
    Shown,

    /// <summary>A filter dropped it.</summary>
    Filtered,

    /// <summary>Its score was not finite.</summary>
    NotFinite,

    /// <summary>Better ones filled the list and its reserve.</summary>
    Outranked,

    /// <summary>A reorderer cut it, or placed Reserve titles before it until the list was full.</summary>
    Cut,

    /// <summary>The page refused it: not eligible, or of a series that is in the row already.</summary>
    Refused,

    /// <summary>Another row, or an earlier page, shows it or its series.</summary>
    ShownElsewhere,

    /// <summary>It was in reserve and not needed: behind the titles shown, or found by a Reserve source and placed by nobody.</summary>
    Reserve,

    /// <summary>The whole row is not on the page.</summary>
    RowLeftOut,
}
