namespace Ranking.Samples.Homepage;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(
    IReadOnlyList<string> Viewers,
    string? Data,
    int Rows,
    int Items,
    DateTimeOffset? At,
    string? Device,
    ulong Seed,
    bool Explain,
    bool Json,
    string? Html,
    string? Trace,
    string? Replay);
