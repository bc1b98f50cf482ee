namespace Ranking;

/// <summary>How a part ended, for the runner that called it.</summary>
/// <param name="IsCompleted">Whether it finished; otherwise it was skipped, and what it was lent is not taken back.</param>
/// <param name="Duration">How long it took; zero where nobody asked.</param>
/// <param name="IsAbandoned">Whether it was given up while it still ran, and may still read and write what it was lent.</param>
/// <param name="Skipped">What the trace says of it when it was skipped.</param>
internal readonly record struct ComponentResult(bool IsCompleted, TimeSpan Duration, bool IsAbandoned = false, TraceEntry? Skipped = null)
{
    /// <summary>Puts what was skipped into the trace. Called where parts are joined, in declared order, so the trace does not tell who failed first.</summary>
    public ComponentResult Note(RankingContext context)
    {
        if (Skipped is { } entry)
        {
            context.Trace.Add(entry);
        }

        return this;
    }
}
