using System.Numerics.Tensors;

namespace Ranking.Benchmarks.Vectors;

/// <summary>The vectorised cosine of each row, and a queue of the best.</summary>
internal sealed class CosineQueueHost(float[][] rows) : RowHost(rows.Length, rows[0].Length)
{
    private readonly BestQueue _best = new();

    public override int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            _best.Offer(row, TensorPrimitives.CosineSimilarity(query, rows[row]), ordinals.Length);
        }

        return _best.Drain(ordinals, scores);
    }
}
