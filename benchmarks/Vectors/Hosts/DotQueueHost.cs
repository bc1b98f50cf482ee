using System.Numerics.Tensors;

namespace Ranking.Benchmarks.Vectors;

/// <summary>Rows of length 1 behind each other, the vectorised dot product of each, and a queue of the best.</summary>
internal sealed class DotQueueHost(EmbeddingTable table) : RowHost(table.Count, table.Dimensions)
{
    private readonly BestQueue _best = new();

    public override int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default)
    {
        int ordinal = 0;
        for (int chunk = 0; chunk < table.Chunks.Count; chunk++)
        {
            for (ReadOnlySpan<float> rows = table.Chunks[chunk].Span; !rows.IsEmpty; rows = rows[Dimensions..])
            {
                _best.Offer(ordinal++, TensorPrimitives.Dot(query, rows[..Dimensions]), ordinals.Length);
            }
        }

        return _best.Drain(ordinals, scores);
    }
}
