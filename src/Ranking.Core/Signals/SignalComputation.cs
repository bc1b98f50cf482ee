using System.Numerics.Tensors;

namespace Ranking;

/// <summary>Calls each signal provider that is needed once, beside each other; what is missing or not finite takes its declared value.</summary>
internal sealed class SignalComputation(IReadOnlyList<Registered<ISignalProvider>> providers, ComponentRunner runner)
{
    private static readonly Dictionary<string, ReadOnlyMemory<float>> NoSignals = new(StringComparer.Ordinal);

    public async ValueTask<SignalTable> ComputeAsync(
        HashSet<string> needed,
        IReadOnlyList<ItemQuery> lists,
        CandidateUnion union,
        RankingContext context,
        Scratch scratch,
        CancellationToken cancellationToken)
    {
        var page = new CandidateBatch(context, SignalScope.Page, union.Items, NoSignals, [], default);
        var row = new CandidateBatch(context, SignalScope.Row, union.PairItems, NoSignals, lists, union.Starts);
        var calls = new List<Call>();
        foreach (Registered<ISignalProvider> provider in providers)
        {
            if (provider.Part.Signals.Any(signal => needed.Contains(signal.Name)))
            {
                CandidateBatch batch = provider.Part.Signals[0].Scope == SignalScope.Page ? page : row;
                calls.Add(Start(provider, batch, scratch, cancellationToken));
            }
        }

        var table = new SignalTable();
        table.Row.Add(SignalNames.Retrieval, union.PairRetrieval);
        foreach (Call call in calls)
        {
            await JoinAsync(call, table, context, scratch).ConfigureAwait(false);
        }

        return table;
    }

    private Call Start(Registered<ISignalProvider> provider, CandidateBatch batch, Scratch scratch, CancellationToken cancellationToken)
    {
        var arrays = new float[provider.Part.Signals.Count][];
        var columns = new Memory<float>[arrays.Length];
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = scratch.Lend<float>(batch.Count);
            columns[i] = arrays[i].AsMemory(0, batch.Count);
        }

        ValueTask<ComponentResult> task = runner.RunAsync(
            Stages.Signal,
            provider.Part.Name,
            provider.Policy,
            batch.Context,
            (provider.Part, batch, columns),
            static (state, _, token) => state.Part.ComputeAsync(state.batch, state.columns, token),
            cancellationToken);
        return new Call(provider.Part, batch, arrays, task);
    }

    private static async ValueTask JoinAsync(Call call, SignalTable table, RankingContext context, Scratch scratch)
    {
        ComponentResult result = (await call.Task.ConfigureAwait(false)).Note(context);
        if (result.IsAbandoned)
        {
            // It still reads the batch, so none of the page's arrays may serve another page.
            scratch.Forsake();
        }

        int replaced = 0;
        for (int i = 0; i < call.Arrays.Length; i++)
        {
            Signal signal = call.Provider.Signals[i];
            float[] column = call.Arrays[i];
            if (result.IsCompleted)
            {
                scratch.Adopt(column);
                replaced += Replace(column.AsSpan(0, call.Batch.Count), signal.Missing);
            }
            else
            {
                column = scratch.Floats(call.Batch.Count);
                column.AsSpan(0, call.Batch.Count).Fill(signal.Missing);
            }

            (signal.Scope == SignalScope.Page ? table.Page : table.Row)[signal.Name] = column.AsMemory(0, call.Batch.Count);
        }

        if (replaced > 0)
        {
            context.Trace.Add(new TraceEntry(
                Stages.Signal, call.Provider.Name, TraceOutcome.Fallback, call.Batch.Count, call.Batch.Count, result.Duration,
                $"{replaced} numbers were not finite and took the signal's missing value"));
        }
        else if (result.IsCompleted && context.Trace.IsFull)
        {
            context.Trace.Add(new TraceEntry(
                Stages.Signal, call.Provider.Name, TraceOutcome.Ran, call.Batch.Count, call.Batch.Count, result.Duration, ""));
        }
    }

    private static int Replace(Span<float> column, float missing)
    {
        // The sum of a column is finite only if every number is; the other way round holds up to overflow, which the loop settles.
        if (column.IsEmpty || float.IsFinite(TensorPrimitives.SumOfMagnitudes<float>(column)))
        {
            return 0;
        }

        int replaced = 0;
        for (int i = 0; i < column.Length; i++)
        {
            if (!float.IsFinite(column[i]))
            {
                column[i] = missing;
                replaced++;
            }
        }

        return replaced;
    }

    private readonly record struct Call(ISignalProvider Provider, CandidateBatch Batch, float[][] Arrays, ValueTask<ComponentResult> Task);
}
