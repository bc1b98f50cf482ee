using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ranking.Onnx;

/// <summary>Checks a model's inputs and outputs against the options, in the model's order, and keeps every mistake.</summary>
internal sealed class PlanCheck
{
    private readonly OnnxModel _model;
    private readonly List<string> _errors = [];
    private readonly List<InputPlan> _inputs = [];
    private readonly List<OutputPlan> _outputs = [];
    private readonly List<HeadPlan> _heads = [];

    public PlanCheck(OnnxModel model, OnnxSignalOptions options)
    {
        _model = model;
        foreach (ModelTensor input in model.Inputs)
        {
            CheckInput(input, options.Inputs.GetValueOrDefault(input.Name));
        }

        foreach (string name in options.Inputs.Keys.Where(name => model.Inputs.All(input => input.Name != name)).Order(StringComparer.Ordinal))
        {
            _errors.Add($"it has no input '{name}'.{NearestName.Hint(name, model.Inputs.Select(input => input.Name))}".TrimEnd('.'));
        }

        if (options.Threads < 1)
        {
            _errors.Add($"Threads must be at least 1, but is {options.Threads}");
        }

        if (options.Heads.Count == 0)
        {
            _errors.Add("no output is read: name at least one in Heads");
        }

        bool isPerCandidate = options.Inputs.Values.Any(input => input.Source.IsPerCandidate);
        foreach (OnnxHead head in options.Heads)
        {
            CheckHead(head, isPerCandidate);
        }
    }

    public IReadOnlyList<string> Errors => _errors;

    public IReadOnlyList<InputPlan> Inputs => _inputs;

    public IReadOnlyList<OutputPlan> Outputs => _outputs;

    public IReadOnlyList<HeadPlan> Heads => _heads;

    private void CheckInput(ModelTensor tensor, OnnxInput? input)
    {
        if (input is null)
        {
            _errors.Add($"nothing fills its input {tensor}: add it to Inputs");
            return;
        }

        InputSource source = input.Source;
        _inputs.Add(new InputPlan(tensor, source));
        string what = $"its input {tensor} is filled with {source.Description}";
        if (source.Mistake is { } mistake)
        {
            _errors.Add($"{what}, but {mistake}");
        }

        if (tensor.Element is not { } element || !source.Elements.Contains(element) || source.LayoutOf(tensor.Dimensions, source.Width) is null)
        {
            _errors.Add($"{what}, which is {string.Join(" or ", source.Elements.Select(ModelTensor.NameOf))} {source.Shapes}");
        }
    }

    private void CheckHead(OnnxHead head, bool isPerCandidate)
    {
        ModelTensor? tensor = _model.Outputs.FirstOrDefault(output => output.Name == head.Output);
        if (tensor is null)
        {
            _errors.Add($"it has no output '{head.Output}'.{NearestName.Hint(head.Output, _model.Outputs.Select(output => output.Name))}".TrimEnd('.'));
        }

        if (_heads.Any(other => other.Signal.Name == head.Signal))
        {
            _errors.Add($"two heads are named '{head.Signal}': give each its own name");
        }

        if (!float.IsFinite(head.Missing))
        {
            _errors.Add($"the missing value of '{head.Signal}' is not finite");
        }

        IdList? ids = head.Ids is null ? null : new IdList(head.Ids);
        if (ids?.Mistake is { } mistake)
        {
            _errors.Add($"'{head.Signal}' reads titles by their ids, but {mistake}");
        }

        TensorLayout layout = tensor is null ? default : LayoutOf(head, tensor, ids, isPerCandidate);
        _heads.Add(new HeadPlan(new Signal(head.Signal, SignalScope.Page, head.Missing), tensor is null ? -1 : Output(tensor, layout), head.Column ?? 0, ids));
    }

    private TensorLayout LayoutOf(OnnxHead head, ModelTensor tensor, IdList? ids, bool isPerCandidate)
    {
        string what = $"'{head.Signal}' reads its output {tensor}";
        if (tensor.Element != TensorElementType.Float)
        {
            _errors.Add($"{what}, which must be float");
            return default;
        }

        return ids is null ? CandidateLayout(head, tensor, isPerCandidate, what) : TitlesLayout(head, tensor, ids, what);
    }

    // One number a candidate: [n], or [n, columns] and one column of it.
    private TensorLayout CandidateLayout(OnnxHead head, ModelTensor tensor, bool isPerCandidate, string what)
    {
        int[] dimensions = [.. tensor.Dimensions];
        if (!isPerCandidate)
        {
            _errors.Add($"{what} as one number a candidate, but no input has a row a candidate: give Ids where the output is one row over the model's titles");
        }
        else if (dimensions is not ([< 0] or [< 0, _]))
        {
            _errors.Add($"{what}, which is not one number a candidate: it must be [n] or [n, 1], or [n, columns] and Column given, with n free");
        }
        else if (dimensions is [_, > 1] && head.Column is null)
        {
            _errors.Add($"{what}: say by Column which of its {dimensions[1]} columns, from 0");
        }
        else if (head.Column is { } column && (dimensions is [_] or [_, < 0] || column < 0 || column >= dimensions[1]))
        {
            string columns = dimensions is [_, > 0] ? $"has {dimensions[1]} columns, from 0" : "declares no columns";
            _errors.Add($"{what}, which {columns}, but Column is {column}");
        }

        return new TensorLayout(IsPerCandidate: true, dimensions.Length, dimensions is [_, > 1] ? dimensions[1] : 1);
    }

    // One row over the model's own titles: [1, ids] or [ids].
    private TensorLayout TitlesLayout(OnnxHead head, ModelTensor tensor, IdList ids, string what)
    {
        int[] dimensions = [.. tensor.Dimensions];
        bool isOneRow = dimensions is [_] or [< 0 or 1, _];
        if (!isOneRow || (dimensions[^1] >= 0 && dimensions[^1] != ids.Count))
        {
            _errors.Add($"{what} by {ids.Count} ids, for which it must be [1, {ids.Count}] or [{ids.Count}]");
        }

        if (head.Column is not null)
        {
            _errors.Add($"'{head.Signal}' has both Column and Ids: give one");
        }

        return new TensorLayout(IsPerCandidate: false, dimensions.Length, ids.Count);
    }

    // Heads may share an output, but not read it in two shapes.
    private int Output(ModelTensor tensor, TensorLayout layout)
    {
        int index = _outputs.FindIndex(output => output.Tensor.Name == tensor.Name);
        if (index < 0)
        {
            _outputs.Add(new OutputPlan(tensor, layout));
            return _outputs.Count - 1;
        }

        if (_outputs[index].Layout != layout && layout != default && _outputs[index].Layout != default)
        {
            _errors.Add($"its output {tensor} is read in two shapes: with the same Ids by all heads, or by none");
        }

        return index;
    }
}
