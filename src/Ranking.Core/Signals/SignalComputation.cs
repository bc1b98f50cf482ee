using System.Numerics.Tensors;
using Ranking.Expressions;

namespace Ranking;

/// <summary>Calls each signal provider that is needed once, beside each other; what is missing or not finite takes its declared value.</summary>
internal sealed class SignalComputation(IReadOnlyList<Registered<ISignalProvider>> providers, ComponentRunner runner)
{
    private static readonly Dictionary<string, ReadOnlyMemory<float>> NoSignals = new(StringComparer.Ordinal);

    public async ValueTask<SignalTable> ComputeAsync(
        HashSet<string> needed,
        IReadOnlyList<Registered<ISignalProvider>>? onDemand,
        IReadOnlyList<ItemQuery> lists,
        CandidateUnion union,
        RankingContext context,
        Scratch scratch,
        Deadline sources,
        Deadline deadline)
    {
        var page = new CandidateBatch(context, SignalScope.Page, union.Items, NoSignals, [], default);
        var row = new CandidateBatch(context, SignalScope.Row, union.PairItems, NoSignals, lists, union.Starts);
        IReadOnlyList<Registered<ISignalProvider>> all = onDemand is not { Count: > 0 } ? providers : [.. providers, .. onDemand];
        var calls = new Call?[all.Count];
        // What a page may go without waits for what it needs.
        foreach (bool isOptional in (ReadOnlySpan<bool>)[false, true])
        {
            for (int i = 0; i < calls.Length; i++)
            {
                Registered<ISignalProvider> provider = all[i];
                if (provider.IsOptional == isOptional && provider.Part.Signals.Any(signal => needed.Contains(signal.Name)))
                {
                    calls[i] = Start(provider, provider.Part.Signals[0].Scope == SignalScope.Page ? page : row, needed, scratch, sources, deadline);
                }
            }
        }

        var table = new SignalTable();
        table.Row.Add(SignalNames.Retrieval, union.PairRetrieval);
        foreach (string name in needed.Where(name => name.StartsWith(KnownNames.Retrieval, StringComparison.Ordinal)))
        {
            table.Row.Add(name, union.RetrievalOf(name[KnownNames.Retrieval.Length..], lists, scratch));
        }

        foreach (Call? call in calls)
        {
            if (call is { } started)
            {
                await JoinAsync(started, table, context, scratch).ConfigureAwait(false);
            }
        }

        return table;
    }

    // An optional one is not asked where retrieval took too long.
    private Call Start(Registered<ISignalProvider> provider, CandidateBatch batch, HashSet<string> needed, Scratch scratch, Deadline sources, Deadline deadline)
    {
        var arrays = new float[]?[provider.Part.Signals.Count];
        var columns = new Memory<float>[arrays.Length];
        bool isWhole = provider.Part is not IPartialSignals || batch.Context.Trace.IsFull;
        for (int i = 0; i < arrays.Length; i++)
        {
            if (isWhole || needed.Contains(provider.Part.Signals[i].Name))
            {
                float[] array = scratch.Lend<float>(batch.Count);
                arrays[i] = array;
                columns[i] = array.AsMemory(0, batch.Count);
            }
        }

        ValueTask<ComponentResult> task = provider.IsOptional && sources.IsOver
            ? ValueTask.FromResult(runner.Shed(Stages.Signal, provider.Part.Name, sources))
            : runner.RunAsync(
                Stages.Signal,
                provider.Part.Name,
                provider.Policy,
                batch.Context,
                (provider.Part, batch, columns),
                static (state, _, token) => state.Part.ComputeAsync(state.batch, state.columns, token),
                deadline);
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
            if (call.Arrays[i] is not { } column)
            {
                continue;
            }

            if (result.IsCompleted)
            {
                scratch.Adopt(column);
                // A signal that may be missing says so itself.
                replaced += float.IsNaN(signal.Missing) ? 0 : Replace(column.AsSpan(0, call.Batch.Count), signal.Missing);
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

    private readonly record struct Call(ISignalProvider Provider, CandidateBatch Batch, float[]?[] Arrays, ValueTask<ComponentResult> Task);
}
