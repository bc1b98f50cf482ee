using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>What every index checks before it searches.</summary>
internal static class SearchChecks
{
    /// <summary>Says no to a query of another length, and to less room for scores than for rows.</summary>
    public static void Check(ReadOnlySpan<float> query, int dimensions, Span<int> ordinals, Span<float> scores)
    {
        if (query.Length != dimensions)
        {
            throw new ArgumentException($"The query has {query.Length} dimensions, the index has {dimensions}.", nameof(query));
        }

        CheckRoom(ordinals, scores);
    }

    /// <summary>Says no to less room for scores than for rows.</summary>
    public static void CheckRoom(Span<int> ordinals, Span<float> scores)
    {
        if (scores.Length < ordinals.Length)
        {
            throw new ArgumentException($"{ordinals.Length} rows need as many scores; there is room for {scores.Length}.", nameof(scores));
        }
    }

    /// <summary>Whether a query can find anything: it is neither zero nor holds a number that is not finite.</summary>
    public static bool HasDirection(ReadOnlySpan<float> query)
    {
        float norm = TensorPrimitives.Norm(query);
        return norm != 0f && float.IsFinite(norm);
    }
}
