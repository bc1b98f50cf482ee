using System.Buffers;
using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// scores = H · w, with the factors w of a person solved for what they liked (Rendle et al. 2022, equation 5):
/// <code>
/// (Σ h(i)·h(i)ᵀ + α·HᵀH + λ·(n + α·items)^ν · I) · w = Σ h(i)        over the n items liked, each weighed by its strength
/// </code>
/// </summary>
internal sealed class AlsModel : CollaborativeModel
{
    private readonly float[] _gram;

    public AlsModel(DenseMatrix factors, AlsObjective objective, IReadOnlyList<string> itemIds, float likedFrom, TrainingReport report)
        : base("als", itemIds, likedFrom, report)
    {
        Factors = factors;
        Objective = objective;
        Vectors = EmbeddingTable.Create(factors.Columns, factors.Data, itemIds);
        var gram = new DenseMatrix(factors.Columns, factors.Columns);
        Gemm.Gram(factors, gram, 1);
        TensorPrimitives.Multiply(gram.Data, objective.Unobserved, gram.Data);
        _gram = gram.Data;
    }

    public DenseMatrix Factors { get; }

    public AlsObjective Objective { get; }

    public override EmbeddingTable Vectors { get; }

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, Span<float> scores)
    {
        int d = Factors.Columns;
        float[] rentedSystem = ArrayPool<float>.Shared.Rent(d * d);
        float[] rentedTaste = ArrayPool<float>.Shared.Rent(d);
        Span<float> system = rentedSystem.AsSpan(0, d * d);
        Span<float> taste = rentedTaste.AsSpan(0, d);
        _gram.CopyTo(system);
        taste.Clear();
        for (int i = 0; i < items.Length; i++)
        {
            ReadOnlySpan<float> row = Factors.Row(items[i]);
            TensorPrimitives.MultiplyAdd(row, weights[i], taste, taste);
            for (int j = 0; j < d; j++)
            {
                Span<float> line = system.Slice(j * d, j + 1);
                TensorPrimitives.MultiplyAdd(row[..(j + 1)], weights[i] * row[j], line, line);
            }
        }

        float regularisation = Objective.Regularisation(items.Length, Factors.Rows);
        for (int j = 0; j < d; j++)
        {
            system[(j * d) + j] += regularisation;
        }

        if (Cholesky.TryFactor(system, d))
        {
            Cholesky.Solve(system, d, taste);
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] = TensorPrimitives.Dot<float>(taste, Factors.Row(i));
            }
        }
        else
        {
            scores.Clear();
        }

        ArrayPool<float>.Shared.Return(rentedSystem);
        ArrayPool<float>.Shared.Return(rentedTaste);
    }
}
