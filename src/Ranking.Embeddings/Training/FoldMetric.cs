namespace Ranking.Embeddings;

/// <summary>
/// NDCG@100 of a model on a fold, for choosing settings: the mean over people of Σ 1 / log2(rank + 1) over the held-out items found, by the most there could be.
/// Items folded in are not ranked; ties break by ordinal. Reports for people come from Ranking.Evaluation.
/// </summary>
internal static class FoldMetric
{
    public const int Depth = 100;

    /// <summary>The mean over the people who have something to find; 0 where nobody has.</summary>
    public static double Ndcg(CollaborativeModel model, ValidationFold fold, int threads, CancellationToken cancellationToken)
    {
        int items = fold.FoldIn.ItemCount;
        var values = new double[fold.FoldIn.ProfileCount];
        Parallel.For(
            0,
            values.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            () => (Scores: new float[items], Keys: new ulong[items], Places: new int[items]),
            (profile, _, own) =>
            {
                values[profile] = double.NaN;
                if (fold.HeldOut.Items(profile).Length > 0)
                {
                    model.Score(fold.FoldIn.Items(profile), fold.FoldIn.Weights(profile), own.Scores);
                    values[profile] = Ndcg(own.Scores, own.Keys, own.Places, fold.FoldIn.Items(profile), fold.HeldOut.Items(profile));
                }

                return own;
            },
            _ => { });
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Ndcg(float[] scores, ulong[] keys, int[] places, ReadOnlySpan<int> known, ReadOnlySpan<int> heldOut)
    {
        foreach (int item in known)
        {
            scores[item] = float.NegativeInfinity;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            keys[i] = TopK.KeyOf(scores[i], i);
            places[i] = i;
        }

        int found = TopK.Select(keys, places, Depth);
        double gained = 0;
        double ideal = 0;
        for (int rank = 0; rank < found; rank++)
        {
            double discount = 1 / Math.Log2(rank + 2);
            gained += scores[places[rank]] > float.NegativeInfinity && heldOut.BinarySearch(places[rank]) >= 0 ? discount : 0;
            ideal += rank < heldOut.Length ? discount : 0;
        }

        return ideal > 0 ? gained / ideal : 0;
    }
}
