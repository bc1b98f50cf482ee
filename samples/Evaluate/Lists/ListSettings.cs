namespace Ranking.Samples.Evaluate.Lists;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ListSettings(
    string? Train,
    string? FoldIn,
    string? HeldOut,
    string? ValidationFoldIn,
    string? ValidationHeldOut,
    string? Data,
    string Model,
    IReadOnlyList<string> Set,
    string Metrics,
    float LikedFrom,
    string? Report,
    ulong Seed,
    bool Json);
