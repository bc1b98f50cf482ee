namespace Ranking;

/// <summary>What a <see cref="PageBudget"/> is divided among, in order.</summary>
internal enum PageStage
{
    /// <summary>What the profile did is read.</summary>
    History,

    /// <summary>Row sources propose.</summary>
    Rows,

    /// <summary>Sources give candidates.</summary>
    Sources,

    /// <summary>Candidates are described.</summary>
    Signals,

    /// <summary>Rows are put in order; filtering, scoring and reordering come before, and only compute.</summary>
    Composing,
}
