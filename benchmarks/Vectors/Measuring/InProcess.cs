using System.Diagnostics;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Contestants of this process.</summary>
internal static class InProcess
{
    /// <summary>An index that is asked one query at a time.</summary>
    public static Contestant OneByOne(string name, Side side, IVectorIndex index, float[] queries, int threads = 1, RowFilter? rows = null, RowFilter.Form form = default) =>
        new(name, side, threads, index.IsExact, (count, found) =>
        {
            CandidateFilter filter = rows is null ? CandidateFilter.None : rows.As(form);
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++)
            {
                int some = index.Search(queries.AsSpan(i * index.Dimensions, index.Dimensions), filter, found.OrdinalsOf(i), found.ScoresOf(i));
                found.OrdinalsOf(i)[some..].Fill(-1);
            }

            return TurnSince(start, allocated);
        });

    /// <summary>An index that is asked all queries at once.</summary>
    public static Contestant Batch(string name, Side side, IVectorIndex index, float[] queries, int threads)
    {
        var counts = new int[queries.Length / index.Dimensions];
        return new Contestant(name, side, threads, index.IsExact, (count, found) =>
        {
            int room = count * found.Take;
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            long start = Stopwatch.GetTimestamp();
            index.SearchBatch(
                queries.AsSpan(0, count * index.Dimensions), CandidateFilter.None, found.Ordinals.AsSpan(0, room), found.Scores.AsSpan(0, room), counts.AsSpan(0, count));
            Turn turn = TurnSince(start, allocated);
            for (int i = 0; i < count; i++)
            {
                found.OrdinalsOf(i)[counts[i]..].Fill(-1);
            }

            return turn;
        });
    }

    /// <summary>Reading what a search has to read.</summary>
    public static Contestant Reading(EmbeddingTable table, int bytesPerNumber, int threads) =>
        new(bytesPerNumber == sizeof(float) ? "limit: reading the floats" : "limit: reading as many bytes", Side.Limit, threads, IsExact: true,
            (count, _) => new Turn(ReadLimit.Seconds(table, bytesPerNumber, count, threads), 0))
        { BytesPerNumber = bytesPerNumber };

    /// <summary>Multiplying and adding what a search has to.</summary>
    public static Contestant Computing(EmbeddingTable table, int threads) =>
        new("limit: multiplying and adding", Side.Limit, threads, IsExact: true,
            (count, _) => new Turn(FmaPeak.SecondsPerOperation(threads) * Operations(table) * count, 0));

    /// <summary>How many multiplications and additions the products of a query with every row are.</summary>
    public static double Operations(EmbeddingTable table) => 2.0 * table.Count * table.Dimensions;

    private static Turn TurnSince(long start, long allocated)
    {
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Turn(seconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
