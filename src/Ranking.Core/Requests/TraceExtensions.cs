namespace Ranking;

/// <summary>What the runner records, beside the fallbacks that parts report themselves.</summary>
internal static class TraceExtensions
{
    /// <summary>Records an entry where somebody collects them.</summary>
    public static void Add(this RankingTrace trace, in TraceEntry entry) => (trace as TraceRecorder)?.Add(entry);
}
