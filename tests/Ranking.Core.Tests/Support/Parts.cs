namespace Ranking.Core.Tests.Support;

/// <summary>Small parts made of functions, for tests to put into pipelines.</summary>
internal static class Parts
{
    public static ICandidateSource Source(string name, Func<RankingContext, CandidateBuffer, CancellationToken, ValueTask> retrieve) =>
        new FuncSource(name, retrieve);

    public static ICandidateSource Source(params int[] items) => new FuncSource("fixed", (_, candidates, _) =>
    {
        for (int i = 0; i < items.Length; i++)
        {
            candidates.TryAdd(items[i], items.Length - i);
        }

        return ValueTask.CompletedTask;
    });

    public static ICandidateSource Failing(string name = "failing") =>
        new FuncSource(name, (_, _, _) => throw new InvalidOperationException("the index is gone"));

    public static ISignalProvider Signal(string name, Func<int, float> value, SignalScope scope = SignalScope.Page) =>
        new FuncSignal(new Signal(name, scope), (batch, column, _) =>
        {
            for (int i = 0; i < batch.Count; i++)
            {
                column.Span[i] = value(batch.Items[i]);
            }

            return ValueTask.CompletedTask;
        });

    public static ISignalProvider Signal(Signal signal, Func<CandidateBatch, Memory<float>, CancellationToken, ValueTask> compute) =>
        new FuncSignal(signal, compute);

    public static ICandidateFilter Filter(Func<int, bool> drops) => new FuncFilter(drops);

    public static IReorderer Reorderer(Func<int[], int> reorder) => new FuncReorderer(reorder);

    public static IRowSource Row(RowCandidate row) => new FuncRows(row.Key, (_, _, _) => ValueTask.FromResult<IReadOnlyList<RowCandidate>>([row]), row.Kind);

    public static IRowSource Row(string name, Func<RankingContext, int, CancellationToken, ValueTask<IReadOnlyList<RowCandidate>>> propose) =>
        new FuncRows(name, propose);

    public static RowCandidate RowOf(string key, params int[] items) =>
        new("test", key, $"Row {key}", [Source(items)], new Reason(ReasonKind.Custom, "because"));

    private sealed class FuncSource(string name, Func<RankingContext, CandidateBuffer, CancellationToken, ValueTask> retrieve) : ICandidateSource
    {
        public string Name => name;

        public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken) =>
            retrieve(context, candidates, cancellationToken);
    }

    private sealed class FuncSignal(Signal signal, Func<CandidateBatch, Memory<float>, CancellationToken, ValueTask> compute) : ISignalProvider
    {
        public string Name => signal.Name;

        public IReadOnlyList<Signal> Signals { get; } = [signal];

        public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken) =>
            compute(batch, columns[0], cancellationToken);
    }

    private sealed class FuncFilter(Func<int, bool> drops) : ICandidateFilter
    {
        public string Name => "filter";

        public IReadOnlyList<string> Requires => [];

        public void Filter(CandidateBatch batch, KeepMask mask)
        {
            for (int i = 0; i < mask.Length; i++)
            {
                if (drops(batch.Items[i]))
                {
                    mask.Drop(i);
                }
            }
        }
    }

    private sealed class FuncReorderer(Func<int[], int> reorder) : IReorderer
    {
        public string Name => "reorderer";

        public int Reorder(in ScoredBatch batch, Span<int> order)
        {
            int[] copy = order.ToArray();
            int kept = reorder(copy);
            copy.CopyTo(order);
            return kept;
        }
    }

    private sealed class FuncRows(string name, Func<RankingContext, int, CancellationToken, ValueTask<IReadOnlyList<RowCandidate>>> propose, string? kind = null) : IRowSource
    {
        public string Name => name;

        public IReadOnlyList<string> Kinds => [kind ?? name];

        public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
            propose(context, limit, cancellationToken);
    }
}
