using System.Numerics.Tensors;

namespace Ranking;

/// <summary>How much of each label there is in some titles: each title counts once, shared by its labels.</summary>
internal static class LabelMix
{
    /// <summary>Adds a title's labels, each by its share of a weight.</summary>
    public static void Add(CategoryColumn labels, int item, double weight, Span<double> mix)
    {
        ReadOnlySpan<int> own = labels.ValuesOf(item);
        foreach (int label in own)
        {
            mix[label] += weight / own.Length;
        }
    }

    /// <summary>The cosine of two mixes; 0 where either is empty.</summary>
    public static double Cosine(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double lengths = TensorPrimitives.Norm(one) * TensorPrimitives.Norm(other);
        return lengths > 0 ? TensorPrimitives.Dot(one, other) / lengths : 0;
    }
}
