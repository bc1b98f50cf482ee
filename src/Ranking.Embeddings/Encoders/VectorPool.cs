using System.Numerics.Tensors;

namespace Ranking.Embeddings;

/// <summary>
/// Takes vectors with weights, and leaves their pooled direction where it was told to.
/// <code>
/// mean, sum   r = Σ w(i) · v(i)                        max   r(j) = max w(i) · v(i, j)        min   r(j) = min w(i) · v(i, j)
/// result      r / |r|; zeros where r is zero or not finite
/// </code>
/// All weights times one number above 0 leave the result as it is.
/// </summary>
internal ref struct VectorPool
{
    private readonly PoolingFunction _function;
    private readonly Span<float> _destination;
    private float[]? _room;
    private bool _isStarted;

    public VectorPool(PoolingFunction function, Span<float> destination)
    {
        _function = function;
        _destination = destination;
        destination.Clear();
    }

    /// <summary>Adds a row of a table.</summary>
    public void Add(EmbeddingTable table, int row, float weight) => Add(table.Row(row, _room ??= table.IsQuantized ? new float[table.Dimensions] : []), weight);

    public void Add(ReadOnlySpan<float> vector, float weight)
    {
        if (_function is PoolingFunction.Mean or PoolingFunction.Sum)
        {
            TensorPrimitives.MultiplyAdd(vector, weight, _destination, _destination);
        }
        else if (!_isStarted)
        {
            TensorPrimitives.Multiply(vector, weight, _destination);
        }
        else
        {
            bool isMax = _function == PoolingFunction.Max;
            for (int j = 0; j < vector.Length; j++)
            {
                float number = vector[j] * weight;
                _destination[j] = isMax ? Math.Max(_destination[j], number) : Math.Min(_destination[j], number);
            }
        }

        _isStarted = true;
    }

    /// <summary>Scales what was pooled to length 1.</summary>
    /// <returns>Whether it has a direction.</returns>
    public readonly bool Finish() => EmbeddingTable.Normalize(_destination) > 0f;
}
