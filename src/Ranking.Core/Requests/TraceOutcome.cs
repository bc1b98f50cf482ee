namespace Ranking;

/// <summary>How a part of a request ended.</summary>
public enum TraceOutcome
{
    /// <summary>It ran.</summary>
    Ran,

    /// <summary>It threw and was skipped.</summary>
    Failed,

    /// <summary>It did not finish in time and was skipped.</summary>
    Late,

    /// <summary>Another way was taken, as its detail says.</summary>
    Fallback,
}
