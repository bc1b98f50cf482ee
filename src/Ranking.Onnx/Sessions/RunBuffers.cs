using Microsoft.ML.OnnxRuntime;

namespace Ranking.Onnx;

/// <summary>Everything one run of a model reads and writes.</summary>
/// <remarks>Of one run at a time; <see cref="RunBufferPool"/> lends them.</remarks>
internal sealed class RunBuffers : IDisposable
{
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly OrtValue[] _inputValues;
    private readonly OrtValue[] _outputValues;
    private readonly RunOptions _options = new();

    public RunBuffers(IReadOnlyList<ModelTensor> inputs, IReadOnlyList<ModelTensor> outputs)
    {
        Inputs = [.. inputs.Select(Buffer)];
        Outputs = [.. outputs.Select(Buffer)];
        _inputNames = [.. inputs.Select(tensor => tensor.Name)];
        _outputNames = [.. outputs.Select(tensor => tensor.Name)];
        _inputValues = new OrtValue[Inputs.Count];
        _outputValues = new OrtValue[Outputs.Count];
    }

    public IReadOnlyList<TensorBuffer> Inputs { get; }

    public IReadOnlyList<TensorBuffer> Outputs { get; }

    /// <summary>Runs the model from the inputs into the outputs, all of which are shaped.</summary>
    /// <exception cref="OnnxRuntimeException">The runtime refused, or was told to stop.</exception>
    public void Run(InferenceSession session, CancellationToken cancellationToken)
    {
        for (int i = 0; i < _inputValues.Length; i++)
        {
            _inputValues[i] = Inputs[i].Value;
        }

        for (int i = 0; i < _outputValues.Length; i++)
        {
            _outputValues[i] = Outputs[i].Value;
        }

        // An earlier run may have been told to stop. The registration ends, waiting for its callback, before the next run can begin.
        _options.Terminate = false;
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(Stop, _options);
        session.Run(_options, _inputNames, _inputValues, _outputNames, _outputValues);
    }

    public void Dispose()
    {
        foreach (TensorBuffer buffer in Inputs.Concat(Outputs))
        {
            buffer.Dispose();
        }

        _options.Dispose();
    }

    private static void Stop(object? options)
    {
        if (options is RunOptions run)
        {
            run.Terminate = true;
        }
    }

    private static TensorBuffer Buffer(ModelTensor tensor) =>
        new(tensor.Element ?? throw new InvalidOperationException($"{tensor} was not checked."));
}
