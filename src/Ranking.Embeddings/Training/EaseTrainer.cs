using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// EASE (Steck 2019, equation 8):
/// <code>
/// P = (XᵀX + λ·I)⁻¹        B[i,j] = −P[i,j] / P[j,j], and 0 on the diagonal
/// </code>
/// </summary>
internal static class EaseTrainer
{
    public static CollaborativeModel Train(InteractionMatrix interactions, double regularisation, int threads, TrainingRun run)
    {
        if (!(regularisation > 0) || !float.IsFinite((float)regularisation))
        {
            throw new RankingException($"The regularisation of EASE is above 0 and finite, but is {regularisation}.");
        }

        DenseMatrix matrix = Gram.Lower(interactions.Entries, threads, run.CancellationToken);
        run.Step(2);
        int n = matrix.Rows;
        for (int i = 0; i < n; i++)
        {
            matrix.Row(i)[i] += (float)regularisation;
        }

        SymmetricInverse.Invert(matrix, threads, run.CancellationToken);
        var scale = new float[n];
        for (int i = 0; i < n; i++)
        {
            scale[i] = -1f / matrix.Row(i)[i];
        }

        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.Multiply(matrix.Row(i), scale, matrix.Row(i));
            matrix.Row(i)[i] = 0f;
        }

        CollaborativeModel Model(TrainingReport report) => new DenseItemModel("ease", interactions.ItemIds, matrix.Data, interactions.LikedFrom, report);
        TrainingReport Report() => run.Report(stoppedEarly: false, ("regularisation", regularisation));
        run.Step(2, double.NaN, run.Measure(Model(Report()), threads));
        return Model(Report());
    }
}
