namespace Ranking.Benchmarks.Vectors;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings(IReadOnlyList<int> Rows, IReadOnlyList<int> Dimensions, int Repeats, bool HasGraphs, bool IsQuick, bool IsMarkdown)
{
    public const ulong Seed = 1;
    public const int Take = 20;

    /// <summary>How many a filtered graph search is asked for.</summary>
    public const int DeepTake = 50;

    /// <summary>The most rows of the plain host and of FAISS's graph: beyond, each takes minutes.</summary>
    public const int MostPlainRows = 15_000;
    public const int MostFaissGraphRows = 100_000;

    /// <summary>The numbers of threads that are measured.</summary>
    public static IReadOnlyList<int> Threads { get; } = Environment.ProcessorCount > 1 ? [1, 2] : [1];

    /// <summary>How long each is warmed up: as long as the runtime takes to notice what is hot and compile it again.</summary>
    public TimeSpan WarmUp => TimeSpan.FromMilliseconds(IsQuick ? 1 : 300);
}
