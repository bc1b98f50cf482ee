namespace Ranking.Benchmarks.Vectors;

/// <summary>A search as a host without the library writes it, over all rows, timed as an index is.</summary>
internal abstract class RowHost(int count, int dimensions) : IVectorIndex
{
    public int Count => count;

    public int Dimensions => dimensions;

    public bool IsExact => true;

    public abstract int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default);
}
