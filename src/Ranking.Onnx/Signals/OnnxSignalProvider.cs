using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;

namespace Ranking.Onnx;

/// <summary>An ONNX model as signals: one model, a signal for each head that is read, one run a page over all its titles.</summary>
/// <remarks>
/// Safe for concurrent use; make it once and share it. Shapes and types are checked when it is loaded, and against a snapshot when it first meets one, or before that by
/// <see cref="Check"/>. Runs work in buffers that are kept and reused, and that grow to the largest page. Disposed while runs are under way, it lets them end first.
/// </remarks>
/// <example>
/// <code>
/// using OnnxSignalProvider provider = OnnxSignalProvider.Load("gmf.onnx", new OnnxSignalOptions
/// {
///     Inputs = new Dictionary&lt;string, OnnxInput&gt; { ["user"] = OnnxInput.ProfileIndex(["ann", "bob"]), ["item"] = OnnxInput.ItemIndex(["arrival", "chef"]) },
///     Heads = [new OnnxHead("score", "gmf")],
/// });
/// IItemRanker ranker = new ItemRankerBuilder().AddSignals(provider).UseFormula("gmf").Build();
/// // ann asks for arrival and chef; the model says 0.9 and 0.2 of (0, 0) and (0, 1): arrival, then chef.
/// </code>
/// </example>
public sealed class OnnxSignalProvider : ISignalProvider, IDisposable
{
    private readonly OnnxModel _model;
    private readonly SignalPlan _plan;
    private readonly RunBufferPool _pool;
    private readonly ConditionalWeakTable<RankingSnapshot, SnapshotBinding> _bindings = [];

    private OnnxSignalProvider(OnnxModel model, SignalPlan plan)
    {
        _model = model;
        _plan = plan;
        Signals = [.. plan.Heads.Select(head => head.Signal)];
        ModelTensor[] inputs = [.. plan.Inputs.Select(input => input.Tensor)];
        ModelTensor[] outputs = [.. plan.Outputs.Select(output => output.Tensor)];

        // More runs than processors do not end sooner, so more buffers need not wait for them.
        _pool = new RunBufferPool(typeof(OnnxSignalProvider), () => new RunBuffers(inputs, outputs), model.Dispose, Environment.ProcessorCount);
    }

    /// <inheritdoc/>
    public string Name => _model.Name;

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Signals { get; }

    /// <summary>The buffers of runs, for tests.</summary>
    internal RunBufferPool Buffers => _pool;

    /// <summary>Loads a model from a file and checks it against its options.</summary>
    /// <param name="path">The file. Weights in files of their own stand beside it.</param>
    /// <param name="options">What its inputs are filled with, and which outputs become signals.</param>
    /// <returns>The provider. Dispose it when nothing ranks by it any more.</returns>
    /// <exception cref="RankingException">
    /// There is no such file, it is no model, or it does not fit the options: an unknown input or output, an input that nothing fills, another type or shape than what fills
    /// it has, a head that is not one number a candidate, a name twice. All mistakes are listed.
    /// </exception>
    public static OnnxSignalProvider Load(string path, OnnxSignalOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return Load(options.Name ?? Path.GetFileNameWithoutExtension(path), options, session => new InferenceSession(path, session));
    }

    /// <summary>Loads a model from memory and checks it against its options.</summary>
    /// <param name="model">What a model file holds; copied.</param>
    /// <param name="options">What its inputs are filled with, and which outputs become signals.</param>
    /// <returns>The provider. Dispose it when nothing ranks by it any more.</returns>
    /// <exception cref="RankingException">It is no model, or it does not fit the options. All mistakes are listed.</exception>
    public static OnnxSignalProvider Load(ReadOnlyMemory<byte> model, OnnxSignalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Load(options.Name ?? "onnx", options, session => new InferenceSession(model.ToArray(), session));
    }

    /// <summary>Checks that the model fits a snapshot, and runs it once over two of its titles. Hosts call it before they publish a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <exception cref="RankingException">
    /// A column or space is not there, a space has other dimensions than the model, more than 5 % of the titles have no index in a list of ids (all mistakes are listed), or
    /// the model does not run.
    /// </exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public void Check(RankingSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Catalog.Count == 0)
        {
            return;
        }

        SnapshotBinding binding = BindingOf(snapshot);
        binding.Check();

        // Two, so that a model whose free dimension is not the number of candidates is found out.
        var context = new RankingContext(snapshot, new Profile("trial"), ProfileHistory.Empty, DateTimeOffset.UnixEpoch);
        int[] items = [0, snapshot.Catalog.Count - 1];
        var batch = new CandidateBatch(context, SignalScope.Page, items, new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal), [], default);
        Run(binding, batch, [.. Signals.Select(_ => new float[items.Length].AsMemory())], CancellationToken.None);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Runs on the calling thread, and not at all for an empty batch or for a profile that the model does not know. What the model says is passed on as it is; NaN stands
    /// where it says nothing. A cancelled token stops a run that is under way.
    /// </remarks>
    /// <exception cref="RankingException">The model does not fit the snapshot (all mistakes are listed), or does not run.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(columns);
        cancellationToken.ThrowIfCancellationRequested();
        if (batch.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        SnapshotBinding binding = BindingOf(batch.Context.Snapshot);
        binding.Check();
        if (binding.Knows(batch.Context.Profile))
        {
            Run(binding, batch, columns, cancellationToken);
        }
        else
        {
            foreach (Memory<float> column in columns)
            {
                column.Span.Fill(float.NaN);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Frees the model, after the last run that is under way.</summary>
    public void Dispose() => _pool.Dispose();

    private static OnnxSignalProvider Load(string name, OnnxSignalOptions options, Func<SessionOptions, InferenceSession> open)
    {
        // What is wrong with the options is said with all the rest.
        OnnxModel model = OnnxModel.Load(name, Math.Max(1, options.Threads), open);
        try
        {
            return new OnnxSignalProvider(model, SignalPlan.Create(model, options));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private SnapshotBinding BindingOf(RankingSnapshot snapshot) =>
        _bindings.GetValue(snapshot, s => SnapshotBinding.Create(Name, _plan, s));

    private void Run(SnapshotBinding binding, CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
    {
        RunBuffers buffers = _pool.Rent();
        try
        {
            binding.Write(batch, buffers);
            _model.Run(buffers, cancellationToken);
            binding.Read(buffers, batch.Items, columns);
        }
        finally
        {
            _pool.Return(buffers);
        }
    }
}
