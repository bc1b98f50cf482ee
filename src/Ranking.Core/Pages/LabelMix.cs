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

    /// <summary>The mix of what a profile likes, by preference; adds up to 1, or to 0 where nothing was liked.</summary>
    public static double[] OfHistory(CategoryColumn labels, ProfileHistory history)
    {
        var mix = new double[labels.Values.Count];
        double sum = 0;
        for (int i = 0; i < history.Count; i++)
        {
            if (history.Preferences[i] > 0f && labels.ValuesOf(history.Items[i]).Length > 0)
            {
                Add(labels, history.Items[i], history.Preferences[i], mix);
                sum += history.Preferences[i];
            }
        }

        for (int label = 0; label < mix.Length && sum > 0; label++)
        {
            mix[label] /= sum;
        }

        return mix;
    }

    /// <summary>The cosine of two mixes; 0 where either is empty.</summary>
    public static double Cosine(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double lengths = TensorPrimitives.Norm(one) * TensorPrimitives.Norm(other);
        return lengths > 0 ? TensorPrimitives.Dot(one, other) / lengths : 0;
    }
}
