namespace Ranking.Embeddings;

/// <summary>
/// Item-kNN over cosines of columns:
/// <code>
/// s(i,j) = Σ_u x[u,i]·x[u,j] / (‖x_i‖·‖x_j‖ + shrinkage)        for each item j the items i with the highest s speak, ties by ordinal
/// score(j) = Σ s(i,j) over the items i somebody liked
/// </code>
/// </summary>
internal static class ItemKnnTrainer
{
    public static CollaborativeModel Train(InteractionMatrix interactions, int neighbours, double shrinkage, int threads, TrainingRun run)
    {
        if (neighbours < 1 || !(shrinkage >= 0) || !float.IsFinite((float)shrinkage))
        {
            throw new RankingException($"Item-kNN takes 1 neighbour or more and a finite shrinkage of 0 or more, not {neighbours} and {shrinkage}.");
        }

        int n = interactions.ItemCount;
        SparseRows byItem = interactions.Entries.Transposed();
        var norms = new float[n];
        for (int i = 0; i < n; i++)
        {
            norms[i] = MathF.Sqrt(System.Numerics.Tensors.TensorPrimitives.SumOfSquares(byItem.Values(i)));
        }

        var columns = new (int Item, float Likeness)[n][];
        Parallel.For(
            0,
            n,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = run.CancellationToken },
            () => (Row: new float[n], Keys: new List<ulong>(), Items: new List<int>()),
            (item, _, own) =>
            {
                columns[item] = Nearest(interactions.Entries, byItem, norms, item, neighbours, (float)shrinkage, own);
                return own;
            },
            _ => { });

        (int[] starts, int[] items, float[] weights) = ByRow(columns);
        SparseItemModel Model(TrainingReport report) => new("itemknn", interactions.ItemIds, starts, items, weights, interactions.LikedFrom, report);
        TrainingReport Report() => run.Report(stoppedEarly: false, ("neighbours", neighbours), ("shrinkage", shrinkage));
        run.Step(1, double.NaN, run.Measure(Model(Report()), threads));
        return Model(Report());
    }

    private static (int Item, float Likeness)[] Nearest(
        SparseRows likes, SparseRows byItem, float[] norms, int item, int neighbours, float shrinkage, (float[] Row, List<ulong> Keys, List<int> Items) own)
    {
        Array.Clear(own.Row);
        own.Keys.Clear();
        own.Items.Clear();
        Gram.Add(likes, byItem, item, own.Row);
        for (int other = 0; other < own.Row.Length; other++)
        {
            if (other != item && own.Row[other] > 0f)
            {
                own.Row[other] /= (norms[item] * norms[other]) + shrinkage;
                own.Keys.Add(TopK.KeyOf(own.Row[other], other));
                own.Items.Add(other);
            }
        }

        Span<int> items = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(own.Items);
        int found = TopK.Select(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(own.Keys), items, neighbours);
        var nearest = new (int, float)[found];
        for (int i = 0; i < found; i++)
        {
            nearest[i] = (items[i], own.Row[items[i]]);
        }

        return nearest;
    }

    // Columns say who speaks for an item; scoring asks what an item speaks for.
    private static (int[] Starts, int[] Items, float[] Weights) ByRow((int Item, float Likeness)[][] columns)
    {
        var starts = new int[columns.Length + 1];
        foreach (var column in columns)
        {
            foreach (var (item, _) in column)
            {
                starts[item + 1]++;
            }
        }

        for (int i = 0; i < columns.Length; i++)
        {
            starts[i + 1] = checked(starts[i + 1] + starts[i]);
        }

        int[] next = starts[..^1];
        var items = new int[starts[^1]];
        var weights = new float[starts[^1]];
        for (int column = 0; column < columns.Length; column++)
        {
            foreach (var (item, likeness) in columns[column])
            {
                int place = next[item]++;
                (items[place], weights[place]) = (column, likeness);
            }
        }

        return (starts, items, weights);
    }
}
