namespace Ranking.Benchmarks.Vectors;

/// <summary>What every graph is built with.</summary>
internal sealed record GraphPlan(int M, int EfConstruction, int Threads)
{
    private const int ManyRows = 1_000_000;

    /// <summary>Half the effort for many rows, as the study of the peers did.</summary>
    public static GraphPlan For(int rows) => new(M: 16, rows >= ManyRows ? 100 : 200, Settings.Threads[^1]);
}
