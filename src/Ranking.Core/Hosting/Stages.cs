namespace Ranking;

/// <summary>The stages' names, as traces, plans and telemetry show them.</summary>
internal static class Stages
{
    public const string History = "history";
    public const string Eligibility = "eligibility";
    public const string Rows = "row source";
    public const string Attribute = "attribute ranker";
    public const string Items = "item ranker";
    public const string Source = "source";
    public const string Signal = "signal";
    public const string Filter = "filter";
    public const string Score = "score";
    public const string Reorder = "reorder";
    public const string Compose = "compose";

    /// <summary>Stands for a stage as a whole, beside the names of its parts.</summary>
    public const string Whole = "all";
}
