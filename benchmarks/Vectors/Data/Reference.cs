using System.Numerics.Tensors;

namespace Ranking.Benchmarks.Vectors;

/// <summary>The nearest rows by the plainest code there is: every row, one after the other, into a queue.</summary>
internal static class Reference
{
    /// <param name="table">The rows.</param>
    /// <param name="queries">The queries behind each other.</param>
    /// <param name="rows">The rows that may be found; null for all.</param>
    public static Found Of(EmbeddingTable table, float[] queries, int[]? rows)
    {
        var found = new Found(queries.Length / table.Dimensions, Settings.DeepTake);
        Parallel.For(0, found.Queries, query => Search(table, queries.AsSpan(query * table.Dimensions, table.Dimensions), rows, found.OrdinalsOf(query), found.ScoresOf(query)));
        return found;
    }

    private static void Search(EmbeddingTable table, ReadOnlySpan<float> query, int[]? rows, Span<int> ordinals, Span<float> scores)
    {
        var best = new PriorityQueue<int, (float Score, int Later)>(ordinals.Length);
        var room = new float[table.Dimensions];
        int count = rows?.Length ?? table.Count;
        for (int i = 0; i < count; i++)
        {
            int row = rows?[i] ?? i;
            (float, int) rank = (TensorPrimitives.Dot(query, table.Row(row, room)), -row);
            if (best.Count < ordinals.Length)
            {
                best.Enqueue(row, rank);
            }
            else
            {
                best.EnqueueDequeue(row, rank);
            }
        }

        ordinals[best.Count..].Fill(-1);
        while (best.TryDequeue(out int row, out (float Score, int) rank))
        {
            (ordinals[best.Count], scores[best.Count]) = (row, rank.Score);
        }
    }
}
