using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>score = Σ weight(m) · z(m), z(m) being the scores of model m for this person at mean 0 and deviation 1 over the items not liked yet.</summary>
internal sealed class EnsembleModel(IReadOnlyList<CollaborativeModel> models, float[] weights, TrainingReport report)
    : CollaborativeModel("ensemble", models[0].ItemIds, models[0].LikedFrom, report)
{
    public IReadOnlyList<CollaborativeModel> Models => models;

    public IReadOnlyList<float> Weights => weights;

    /// <summary>z ← scores at mean 0 and deviation 1 over the items that are not liked; zeros where all are equal.</summary>
    public static void Standardise(Span<float> scores, ReadOnlySpan<int> liked)
    {
        int n = scores.Length - liked.Length;
        double sum = TensorPrimitives.Sum<float>(scores);
        foreach (int item in liked)
        {
            sum -= scores[item];
        }

        float mean = n > 0 ? (float)(sum / n) : 0f;
        TensorPrimitives.Subtract(scores, mean, scores);
        double squares = TensorPrimitives.SumOfSquares<float>(scores);
        foreach (int item in liked)
        {
            squares -= scores[item] * (double)scores[item];
        }

        float deviation = n > 0 ? (float)Math.Sqrt(Math.Max(squares, 0) / n) : 0f;
        // A mean that was rounded leaves a little of scores that are all equal.
        if (deviation > 1e-6f * Math.Abs(mean) && float.IsFinite(deviation))
        {
            TensorPrimitives.Divide(scores, deviation, scores);
        }
        else
        {
            scores.Clear();
        }
    }

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> strengths, Span<float> scores)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(scores.Length);
        Span<float> own = rented.AsSpan(0, scores.Length);
        scores.Clear();
        for (int m = 0; m < models.Count; m++)
        {
            models[m].Score(items, strengths, own);
            Standardise(own, items);
            TensorPrimitives.MultiplyAdd(own, weights[m], scores, scores);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
