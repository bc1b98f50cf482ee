using System.Numerics.Tensors;

namespace Ranking.Expressions;

/// <summary>
/// Orders values so that those beside each other are less alike (Carbonell and Goldstein 1998, "The use of MMR"), scores brought to 0 to 1.
/// <code>
/// next = the value with the most (1 − diversity) · score − diversity · greatest cosine with those before it
/// </code>
/// </summary>
internal static class ValueDiversity
{
    public static IReadOnlyList<RankedValue> Order(IReadOnlyList<RankedValue> values, EmbeddingTable vectors, double diversity, int take)
    {
        if (values.Count == 0)
        {
            return values;
        }

        float least = values.Min(value => value.Score);
        float span = values.Max(value => value.Score) - least;
        var waiting = values.ToList();
        double[] likeness = new double[vectors.Count];
        var ordered = new List<RankedValue>();
        while (waiting.Count > 0 && ordered.Count < take)
        {
            RankedValue next = waiting.MaxBy(value => ((1 - diversity) * (span > 0 ? (value.Score - least) / span : 1)) - (diversity * likeness[value.Ordinal])) ?? waiting[0];
            waiting.Remove(next);
            ordered.Add(next);
            foreach (RankedValue value in waiting)
            {
                likeness[value.Ordinal] = Math.Max(likeness[value.Ordinal], Cosine(vectors, next.Ordinal, value.Ordinal));
            }
        }

        return ordered;
    }

    // Rows are of length 1 already; a value without a vector is like nothing.
    private static double Cosine(EmbeddingTable vectors, int a, int b) =>
        vectors.Norm(a) > 0 && vectors.Norm(b) > 0 ? TensorPrimitives.Dot(vectors.Row(a, new float[vectors.Dimensions]), vectors.Row(b, new float[vectors.Dimensions])) : 0;
}
