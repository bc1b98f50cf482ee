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
    private readonly ReadOnlyMemory<float> _factors;
    private readonly float[] _gram;
    private readonly int _dimensions;
    private EmbeddingTable? _vectors;

    public AlsModel(ReadOnlyMemory<float> factors, float[] gram, AlsObjective objective, IReadOnlyList<string> itemIds, float likedFrom, TrainingReport report)
        : base("als", itemIds, likedFrom, report)
    {
        (_factors, _gram, Objective, _dimensions) = (factors, gram, objective, (int)Math.Sqrt(gram.Length));
    }

    /// <summary>H, row by row.</summary>
    public ReadOnlyMemory<float> Factors => _factors;

    /// <summary>α · HᵀH.</summary>
    public ReadOnlyMemory<float> Gram => _gram;

    public int Dimensions => _dimensions;

    public AlsObjective Objective { get; }

    public override EmbeddingTable Vectors => _vectors ??= EmbeddingTable.Create(_dimensions, _factors.Span, ItemIds);

    public static AlsModel Create(DenseMatrix factors, AlsObjective objective, IReadOnlyList<string> itemIds, float likedFrom, TrainingReport report)
    {
        var gram = new DenseMatrix(factors.Columns, factors.Columns);
        Gemm.Gram(factors, gram, 1);
        TensorPrimitives.Multiply(gram.Data, objective.Unobserved, gram.Data);
        return new AlsModel(factors.Data, gram.Data, objective, itemIds, likedFrom, report);
    }

    public ReadOnlySpan<float> Row(int item) => _factors.Span.Slice(item * _dimensions, _dimensions);

    private protected override void ScoreAll(ReadOnlySpan<int> items, ReadOnlySpan<float> weights, Span<float> scores)
    {
        int d = _dimensions;
        float[] rentedSystem = ArrayPool<float>.Shared.Rent(d * d);
        float[] rentedTaste = ArrayPool<float>.Shared.Rent(d);
        Span<float> system = rentedSystem.AsSpan(0, d * d);
        Span<float> taste = rentedTaste.AsSpan(0, d);
        Set(system, taste, items, weights);
        if (Cholesky.TryFactor(system, d))
        {
            Cholesky.Solve(system, d, taste);
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] = TensorPrimitives.Dot(taste, Row(i));
            }
        }
        else
        {
            scores.Clear();
        }

        ArrayPool<float>.Shared.Return(rentedSystem);
        ArrayPool<float>.Shared.Return(rentedTaste);
        GC.KeepAlive(this);
    }

    // The lower triangle of the system, and its right side.
    private void Set(Span<float> system, Span<float> taste, ReadOnlySpan<int> items, ReadOnlySpan<float> weights)
    {
        int d = _dimensions;
        _gram.CopyTo(system);
        taste.Clear();
        for (int i = 0; i < items.Length; i++)
        {
            ReadOnlySpan<float> row = Row(items[i]);
            TensorPrimitives.MultiplyAdd(row, weights[i], taste, taste);
            for (int j = 0; j < d; j++)
            {
                Span<float> line = system.Slice(j * d, j + 1);
                TensorPrimitives.MultiplyAdd(row[..(j + 1)], weights[i] * row[j], line, line);
            }
        }

        float regularisation = Objective.Regularisation(items.Length, ItemIds.Count);
        for (int j = 0; j < d; j++)
        {
            system[(j * d) + j] += regularisation;
        }
    }
}
