using System.Numerics.Tensors;

namespace Ranking.Benchmarks.Reordering;

/// <summary>MMR and DPP as one writes them by hand: the first by the book, the others with what was known before kept for each candidate.</summary>
internal static class PlainDiversity
{
    /// <summary>Compares every candidate with every pick in every step.</summary>
    public static int[] NaiveMmr(DiversityWorkload work, float lambda, int take)
    {
        float[] relevance = work.Relevance();
        var picked = new List<int>();
        var left = new List<int>(work.Order.ToArray());
        while (picked.Count < take)
        {
            int best = -1;
            float highest = float.NegativeInfinity;
            foreach (int candidate in left)
            {
                float similar = 0f;
                foreach (int pick in picked)
                {
                    similar = Math.Max(similar, TensorPrimitives.CosineSimilarity(work.Row(candidate), work.Row(pick)));
                }

                float value = (lambda * relevance[candidate]) - ((1 - lambda) * similar);
                (best, highest) = value > highest ? (candidate, value) : (best, highest);
            }

            picked.Add(best);
            left.Remove(best);
        }

        return [.. picked];
    }

    /// <summary>Keeps the highest similarity of each candidate, and compares all with the last pick.</summary>
    public static int[] IncrementalMmr(DiversityWorkload work, float lambda, int take)
    {
        float[] relevance = work.Relevance();
        var similar = new float[relevance.Length];
        var left = new List<int>(work.Order.ToArray());
        var picked = new int[take];
        for (int place = 0; place < take; place++)
        {
            int best = 0;
            float highest = float.NegativeInfinity;
            for (int i = 0; i < left.Count; i++)
            {
                float value = (lambda * relevance[left[i]]) - ((1 - lambda) * similar[left[i]]);
                (best, highest) = value > highest ? (i, value) : (best, highest);
            }

            picked[place] = left[best];
            left.RemoveAt(best);
            ReadOnlySpan<float> row = work.Row(picked[place]);
            foreach (int candidate in left)
            {
                similar[candidate] = Math.Max(similar[candidate], TensorPrimitives.Dot(work.Row(candidate), row));
            }
        }

        return picked;
    }

    /// <summary>Chen, Zhang and Zhou's algorithm: a row of the Cholesky factor a candidate, one number longer with each pick.</summary>
    public static int[] IncrementalDpp(DiversityWorkload work, float theta, int take)
    {
        float[] relevance = work.Relevance();
        var factors = new float[relevance.Length * take];
        var volumes = new float[relevance.Length];
        Array.Fill(volumes, 1f);
        var left = new List<int>(work.Order.ToArray());
        var picked = new int[take];
        for (int place = 0; place < take; place++)
        {
            int best = 0;
            float highest = float.NegativeInfinity;
            for (int i = 0; i < left.Count; i++)
            {
                float value = (theta * relevance[left[i]]) + ((1 - theta) * MathF.Log(volumes[left[i]]));
                (best, highest) = value > highest ? (i, value) : (best, highest);
            }

            int pick = left[best];
            picked[place] = pick;
            left.RemoveAt(best);
            float root = MathF.Sqrt(volumes[pick]);
            ReadOnlySpan<float> row = work.Row(pick);
            ReadOnlySpan<float> factor = factors.AsSpan(pick * take, place);
            foreach (int candidate in left)
            {
                Span<float> own = factors.AsSpan(candidate * take, place + 1);
                float similarity = (1 + TensorPrimitives.Dot(work.Row(candidate), row)) / 2;
                own[place] = (similarity - TensorPrimitives.Dot(own[..place], factor)) / root;
                volumes[candidate] -= own[place] * own[place];
            }
        }

        return picked;
    }
}
