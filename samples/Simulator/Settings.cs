namespace Ranking.Samples.Simulator;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(int Days, int Viewers, int Titles, ulong Seed, int Rows, int Items, int Threads, string? Report, bool Json)
{
    /// <summary>How many threads to use, never 0.</summary>
    public int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>How many days the beginning and the end of the run are, which are compared.</summary>
    public int Span => Math.Min(10, Days / 2);
}
