using System.Numerics.Tensors;

namespace Ranking.Benchmarks.Vectors;

/// <summary>The vectorised cosine of each row, then a sort of all.</summary>
internal sealed class CosineSortHost(float[][] rows) : RowHost(rows.Length, rows[0].Length)
{
    private readonly float[] _scores = new float[rows.Length];
    private readonly int[] _ordinals = new int[rows.Length];

    public override int Search(ReadOnlySpan<float> query, in CandidateFilter filter, Span<int> ordinals, Span<float> scores, CancellationToken cancellationToken = default)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            // The sort ascends: the best have the lowest keys.
            _scores[row] = -TensorPrimitives.CosineSimilarity(query, rows[row]);
            _ordinals[row] = row;
        }

        _scores.AsSpan().Sort(_ordinals.AsSpan());
        int count = Math.Min(ordinals.Length, rows.Length);
        _ordinals.AsSpan(0, count).CopyTo(ordinals);
        TensorPrimitives.Negate(_scores.AsSpan(0, count), scores);
        return count;
    }
}
