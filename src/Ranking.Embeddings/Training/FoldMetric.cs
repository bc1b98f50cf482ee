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
            () => (Scores: new float[items], Keys: new ulong[BestRows.RoomFor(Depth, items)]),
            (profile, _, own) =>
            {
                values[profile] = double.NaN;
                if (fold.HeldOut.Items(profile).Length > 0)
                {
                    model.Score(fold.FoldIn.Items(profile), fold.FoldIn.Weights(profile), own.Scores);
                    values[profile] = Ndcg(own.Scores, own.Keys, fold.FoldIn.Items(profile), fold.HeldOut.Items(profile));
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

    private static double Ndcg(float[] scores, ulong[] keys, ReadOnlySpan<int> known, ReadOnlySpan<int> heldOut)
    {
        foreach (int item in known)
        {
            scores[item] = float.NegativeInfinity;
        }

        int found = BestRows.Select(scores, keys, Depth);
        double gained = 0;
        for (int rank = 0; rank < found; rank++)
        {
            gained += heldOut.BinarySearch(TopK.OrdinalOf(keys[rank])) >= 0 ? Discount(rank) : 0;
        }

        double ideal = 0;
        for (int rank = 0; rank < Math.Min(Depth, heldOut.Length); rank++)
        {
            ideal += Discount(rank);
        }

        return ideal > 0 ? gained / ideal : 0;
    }

    private static double Discount(int rank) => 1 / Math.Log2(rank + 2);
}
