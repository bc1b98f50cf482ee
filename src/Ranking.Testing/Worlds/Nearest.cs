using System.Numerics.Tensors;

namespace Ranking.Testing;

/// <summary>The search every index is measured by: score each row that the filter accepts, sort, take the best.</summary>
internal static class Nearest
{
    public static int Search(EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores)
    {
        (int Row, float Score)[] all = All(table, query, filter);
        int count = Math.Min(ordinals.Length, all.Length);
        for (int i = 0; i < count; i++)
        {
            (ordinals[i], scores[i]) = all[i];
        }

        return count;
    }

    /// <summary>All rows that may be found, the best first, ties by ordinal.</summary>
    public static (int Row, float Score)[] All(EmbeddingTable table, ReadOnlySpan<float> query, in CandidateFilter filter)
    {
        float norm = TensorPrimitives.Norm(query);
        var all = new List<(int Row, float Score)>();
        for (int row = 0; row < table.Count && norm > 0f && float.IsFinite(norm); row++)
        {
            if (table.Norm(row) > 0f && filter.Accepts(row))
            {
                all.Add((row, TensorPrimitives.Dot(query, table.Row(row))));
            }
        }

        return [.. all.OrderByDescending(found => found.Score).ThenBy(found => found.Row)];
    }
}
