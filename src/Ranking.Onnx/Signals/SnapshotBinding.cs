namespace Ranking.Onnx;

/// <summary>A plan bound to a snapshot: what fills each input there, and which titles the model knows. Bound once; a misfit is kept and said each time.</summary>
/// <remarks>Immutable and safe for concurrent use. It does not keep the snapshot alive.</remarks>
internal sealed class SnapshotBinding
{
    private readonly SignalPlan _plan;
    private readonly InputWriter[] _writers;
    private readonly TensorLayout[] _layouts;
    private readonly int[][] _indices;
    private readonly string? _misfit;

    private SnapshotBinding(string model, SignalPlan plan, RankingSnapshot snapshot)
    {
        _plan = plan;
        var errors = new List<string>();
        var writers = new List<InputWriter>(plan.Inputs.Count);
        _layouts = new TensorLayout[plan.Inputs.Count];
        for (int i = 0; i < plan.Inputs.Count; i++)
        {
            (ModelTensor tensor, InputSource source) = plan.Inputs[i];
            if (source.Bind(snapshot, errors) is not { } writer)
            {
                continue;
            }

            writers.Add(writer);
            if (source.LayoutOf(tensor.Dimensions, writer.Width) is { } layout)
            {
                _layouts[i] = layout;
            }
            else
            {
                errors.Add($"its input {tensor} is filled with {source.Description}, which has {writer.Width} dimensions");
            }
        }

        _writers = [.. writers];
        _indices = [.. plan.Heads.Select(head => head.Ids?.BindTo(snapshot.Catalog, $"'{head.Signal.Name}'", errors) ?? [])];
        _misfit = errors.Count == 0 ? null : $"The model '{model}' does not fit the snapshot: {string.Join("; ", errors.Distinct(StringComparer.Ordinal))}.";
    }

    public static SnapshotBinding Create(string model, SignalPlan plan, RankingSnapshot snapshot) => new(model, plan, snapshot);

    /// <exception cref="RankingException">The model does not fit the snapshot. All mistakes are listed.</exception>
    public void Check()
    {
        if (_misfit is not null)
        {
            throw new RankingException(_misfit);
        }
    }

    /// <summary>Whether the model knows who asks.</summary>
    public bool Knows(Profile profile)
    {
        foreach (InputWriter writer in _writers)
        {
            if (!writer.Knows(profile))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Shapes all buffers for a batch and fills those of the inputs.</summary>
    public void Write(CandidateBatch batch, RunBuffers buffers)
    {
        for (int i = 0; i < _writers.Length; i++)
        {
            buffers.Inputs[i].Shape(_layouts[i], batch.Count);
            _writers[i].Write(batch, buffers.Inputs[i]);
        }

        for (int i = 0; i < _plan.Outputs.Count; i++)
        {
            buffers.Outputs[i].Shape(_plan.Outputs[i].Layout, batch.Count);
        }
    }

    /// <summary>Copies the outputs into one column a head.</summary>
    public void Read(RunBuffers buffers, ReadOnlySpan<int> items, IReadOnlyList<Memory<float>> columns)
    {
        for (int i = 0; i < _plan.Heads.Count; i++)
        {
            HeadPlan head = _plan.Heads[i];
            Span<float> column = columns[i].Span;
            head.Read(buffers.Outputs[head.Output].Floats, _plan.Outputs[head.Output].Layout.Width, _indices[i], items, column);
            foreach (InputWriter writer in _writers)
            {
                writer.Withdraw(items, column);
            }
        }
    }
}
