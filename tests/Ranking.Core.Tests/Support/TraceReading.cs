namespace Ranking.Core.Tests.Support;

/// <summary>What the recorder of a context took down.</summary>
internal static class TraceReading
{
    extension(RankingTrace trace)
    {
        public IReadOnlyList<TraceEntry> Entries => ((TraceRecorder)trace).Entries;
    }
}
