using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// The loss of ELSA (Vančura et al. 2022) and its gradient: A has a row of length 1 an item, x is what somebody likes, and y = x·A·Aᵀ − x should point where x points.
/// <code>
/// loss = 2 − 2·cos(y, x), the mean over people                            the squared distance of x and y, both scaled to length 1
/// z = x·A    G = AᵀA    c = ⟨y,x⟩ = ‖z‖² − ‖x‖²    s = ‖y‖² = z·G·zᵀ − 2‖z‖² + ‖x‖²        no dense y is made
/// ∂loss/∂c = −2 / (√s·‖x‖) = a                                            ∂loss/∂s = c / (s·√s·‖x‖) = b
/// ∂loss/∂z = b·(2·z·G − 4·z) + a·2·z                                      ∂loss/∂G = Σ b·zᵀz
/// ∂loss/∂A = Σ xᵀ·∂loss/∂z + 2·A·∂loss/∂G
/// </code>
/// A batch costs its entries × d, and items × d².
/// </summary>
internal sealed class ElsaLoss
{
    private readonly InteractionMatrix _interactions;
    private readonly DenseMatrix _vectors;
    private readonly ParallelOptions _parallel;
    private readonly int _threads;
    private readonly int _dimensions;
    private readonly DenseMatrix _gram;
    private readonly DenseMatrix _gradient;
    private readonly DenseMatrix _outer;
    private readonly int[] _batchStarts;

    // Kept from batch to batch: arrays of this size made anew would each time cost a collection.
    private readonly float[][] _buffers = [[], [], []];
    private int[] _positions = [];
    private float[] _weights = [];

    public ElsaLoss(InteractionMatrix interactions, DenseMatrix vectors, int threads)
    {
        (_interactions, _vectors, _threads, _dimensions) = (interactions, vectors, threads, vectors.Columns);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _gram = new DenseMatrix(_dimensions, _dimensions);
        _outer = new DenseMatrix(_dimensions, _dimensions);
        _gradient = new DenseMatrix(vectors.Rows, _dimensions);
        _batchStarts = new int[vectors.Rows + 1];
    }

    public delegate void RowAction(int item, Span<float> gradient);

    /// <summary>The loss of a batch of people, summed, and the gradient of its mean.</summary>
    /// <param name="batch">The profiles; each likes something.</param>
    /// <param name="take">Called once an item, by several threads: takes the gradient of the item's vector, which it may overwrite, and may then move the vector.</param>
    public double Differentiate(ReadOnlySpan<int> batch, RowAction take)
    {
        int[] people = batch.ToArray();
        int count = people.Length;
        Gemm.Gram(_vectors, _gram, _threads);
        DenseMatrix tastes = Buffer(0, count);
        DenseMatrix throughGram = Buffer(1, count);
        DenseMatrix scaled = Buffer(2, count);
        tastes.Data.AsSpan(0, count * _dimensions).Clear();
        Parallel.For(0, count, _parallel, i => Pool(people[i], tastes.Row(i)));
        Gemm.Multiply(tastes, _gram, throughGram, _threads);
        var losses = new double[count];
        Parallel.For(0, count, _parallel, i => losses[i] = DifferentiateTaste(people[i], count, tastes.Row(i), throughGram.Row(i), scaled.Row(i)));

        // throughGram now holds ∂loss/∂z, and scaled holds b·z.
        Gemm.Multiply(tastes, scaled, _outer, _threads, transposeA: true);
        Gemm.Multiply(_vectors, _outer, _gradient, _threads);
        (int[] positions, float[] weights) = ByItem(people);
        ForItems(item =>
        {
            Span<float> gradient = _gradient.Row(item);
            TensorPrimitives.Multiply(gradient, 2f, gradient);
            for (int k = _batchStarts[item]; k < _batchStarts[item + 1]; k++)
            {
                TensorPrimitives.MultiplyAdd(throughGram.Row(positions[k]), weights[k], gradient, gradient);
            }

            take(item, gradient);
        });
        return losses.Sum();
    }

    private DenseMatrix Buffer(int index, int rows)
    {
        if (_buffers[index].Length < (long)rows * _dimensions)
        {
            _buffers[index] = new DenseMatrix(rows, _dimensions).Data;
        }

        return new DenseMatrix(rows, _dimensions, _buffers[index]);
    }

    private void Pool(int profile, Span<float> taste)
    {
        ReadOnlySpan<int> items = _interactions.Items(profile);
        ReadOnlySpan<float> weights = _interactions.Weights(profile);
        for (int i = 0; i < items.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(_vectors.Row(items[i]), weights[i], taste, taste);
        }
    }

    private double DifferentiateTaste(int profile, int count, ReadOnlySpan<float> z, Span<float> zg, Span<float> scaled)
    {
        double zz = TensorPrimitives.SumOfSquares(z);
        double xx = TensorPrimitives.SumOfSquares(_interactions.Weights(profile));
        double s = TensorPrimitives.Dot(z, zg) - (2 * zz) + xx;
        double c = zz - xx;

        // y = 0 has no direction.
        if (s <= 1e-6 * xx)
        {
            zg.Clear();
            scaled.Clear();
            return 2;
        }

        double length = Math.Sqrt(s * xx);
        float a = (float)(-2 / length / count);
        float b = (float)(c / (s * length) / count);
        TensorPrimitives.Multiply(z, b, scaled);
        TensorPrimitives.Multiply(zg, 2f * b, zg);
        TensorPrimitives.MultiplyAdd(z, (2f * a) - (4f * b), zg, zg);
        return 2 - (2 * c / length);
    }

    // Which people of the batch like each item, and how much: the columns of the batch, by counting.
    private (int[] Positions, float[] Weights) ByItem(int[] people)
    {
        Array.Clear(_batchStarts);
        foreach (int profile in people)
        {
            foreach (int item in _interactions.Items(profile))
            {
                _batchStarts[item + 1]++;
            }
        }

        for (int i = 1; i < _batchStarts.Length; i++)
        {
            _batchStarts[i] += _batchStarts[i - 1];
        }

        int[] next = _batchStarts[..^1];
        int entries = _batchStarts[^1];
        int[] positions = _positions = _positions.Length >= entries ? _positions : new int[entries];
        float[] weights = _weights = _weights.Length >= entries ? _weights : new float[entries];
        for (int i = 0; i < people.Length; i++)
        {
            ReadOnlySpan<int> items = _interactions.Items(people[i]);
            ReadOnlySpan<float> strengths = _interactions.Weights(people[i]);
            for (int k = 0; k < items.Length; k++)
            {
                int place = next[items[k]]++;
                positions[place] = i;
                weights[place] = strengths[k];
            }
        }

        return (positions, weights);
    }

    private void ForItems(Action<int> work)
    {
        int items = _interactions.ItemCount;
        int block = Math.Max(64, items / (8 * _threads));
        Parallel.For(0, (items + block - 1) / block, _parallel, b =>
        {
            for (int item = b * block; item < Math.Min(items, (b + 1) * block); item++)
            {
                work(item);
            }
        });
    }
}
