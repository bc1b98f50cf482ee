namespace Ranking;

/// <summary>What happened to one part of a request.</summary>
/// <param name="Stage">The stage, such as "source" or "signal".</param>
/// <param name="Component">The part's name; "all" for a stage as a whole.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="In">How many candidates, rows or values went in.</param>
/// <param name="Out">How many came out.</param>
/// <param name="Duration">How long it took; zero where it was not measured.</param>
/// <param name="Detail">What else there is to say; empty when nothing.</param>
public readonly record struct TraceEntry(
    string Stage, string Component, TraceOutcome Outcome, int In, int Out, TimeSpan Duration, string Detail);
