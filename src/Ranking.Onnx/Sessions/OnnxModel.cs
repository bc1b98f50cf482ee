using Microsoft.ML.OnnxRuntime;

namespace Ranking.Onnx;

/// <summary>A model that is loaded, and what it says of its inputs and outputs.</summary>
/// <remarks>Safe for concurrent use; disposed after the last run only.</remarks>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;

    private OnnxModel(string name, InferenceSession session)
    {
        Name = name;
        _session = session;
        Inputs = [.. session.InputNames.Select(input => ModelTensor.Of(input, session.InputMetadata[input]))];
        Outputs = [.. session.OutputNames.Select(output => ModelTensor.Of(output, session.OutputMetadata[output]))];
    }

    public string Name { get; }

    /// <summary>The inputs that must be given, in the model's order.</summary>
    public IReadOnlyList<ModelTensor> Inputs { get; }

    /// <summary>The outputs, in the model's order.</summary>
    public IReadOnlyList<ModelTensor> Outputs { get; }

    /// <exception cref="RankingException">It is not there, or no model that the runtime reads.</exception>
    public static OnnxModel Load(string name, int threads, Func<SessionOptions, InferenceSession> open)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,

            // The runtime keeps a plan of its memory for each combination of shapes it has seen, and pages differ in their number of titles. Measured with 8 factors and
            // 19,000 different numbers: 24.9 MB of plans, and runs of twice the time.
            EnableMemoryPattern = false,
        };
        try
        {
            return new OnnxModel(name, open(options));
        }
        catch (OnnxRuntimeException e)
        {
            throw new RankingException($"The model '{name}' was not loaded: {e.Message}", e);
        }
    }

    /// <exception cref="OperationCanceledException">Cancelled before the end.</exception>
    /// <exception cref="RankingException">The runtime refused.</exception>
    public void Run(RunBuffers buffers, CancellationToken cancellationToken)
    {
        try
        {
            buffers.Run(_session, cancellationToken);
        }
        catch (OnnxRuntimeException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The model '{Name}' was stopped.", e, cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            throw new RankingException($"The model '{Name}' did not run: {e.Message}", e);
        }
    }

    public void Dispose() => _session.Dispose();
}
