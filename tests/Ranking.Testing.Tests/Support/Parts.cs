namespace Ranking.Testing.Tests.Support;

/// <summary>Parts made of functions, to break on purpose.</summary>
internal static class Parts
{
    private static int _names;

    /// <summary>A name that is another one each time.</summary>
    public static string NextName() => $"name_{Interlocked.Increment(ref _names)}";

    public static ICandidateSource Source(Action<RankingContext, CandidateBuffer, CancellationToken> retrieve, Func<string>? name = null) => new FuncSource(retrieve, name);

    public static ISignalProvider Signals(Action<CandidateBatch, Memory<float>, CancellationToken> compute, Func<IReadOnlyList<Signal>>? signals = null, Func<string>? name = null) =>
        new FuncSignals(compute, signals ?? (() => [new Signal("number")]), name);

    public static ICandidateFilter Filter(Action<CandidateBatch, bool[]> drop, Func<IReadOnlyList<string>>? requires = null, Func<string>? name = null) => new FuncFilter(drop, requires, name);

    public static IScorer Scorer(Action<CandidateBatch, Memory<float>> score, Func<IReadOnlyList<string>>? requires = null, Func<string>? name = null, SignalScope scope = SignalScope.Page) =>
        new FuncScorer(score, requires, name, scope);

    public static IReorderer Reorderer(ReorderList reorder, Func<string>? name = null) => new FuncReorderer(reorder, name);

    public static IRowSource Rows(Func<RankingContext, int, CancellationToken, IReadOnlyList<RowCandidate>> propose, Func<string>? name = null) => new FuncRows(propose, name);

    public static IRowSelector Selector(Func<RowSelection, int> select, Func<string>? name = null) => new FuncSelector(select, name);

    public static IAttributeRanker AttributeRanker(Func<AttributeQuery, RankingContext, CancellationToken, IReadOnlyList<RankedValue>> rank, Func<string>? name = null) =>
        new FuncAttributeRanker(rank, name);

    public static IItemRanker ItemRanker(Func<IReadOnlyList<ItemQuery>, RankingContext, CancellationToken, IReadOnlyList<RankedList>> rank, Func<string>? name = null) =>
        new FuncItemRanker(rank, name);

    public delegate int ReorderList(in ScoredBatch batch, Span<int> order);

    private sealed class FuncSource(Action<RankingContext, CandidateBuffer, CancellationToken> retrieve, Func<string>? name) : ICandidateSource
    {
        public string Name => name?.Invoke() ?? "broken";

        public ValueTask RetrieveAsync(RankingContext context, CandidateBuffer candidates, CancellationToken cancellationToken)
        {
            retrieve(context, candidates, cancellationToken);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class FuncSignals(
        Action<CandidateBatch, Memory<float>, CancellationToken> compute, Func<IReadOnlyList<Signal>> signals, Func<string>? name) : ISignalProvider
    {
        public string Name => name?.Invoke() ?? "broken";

        public IReadOnlyList<Signal> Signals => signals();

        public ValueTask ComputeAsync(CandidateBatch batch, IReadOnlyList<Memory<float>> columns, CancellationToken cancellationToken)
        {
            compute(batch, columns[0], cancellationToken);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class FuncFilter(Action<CandidateBatch, bool[]> drop, Func<IReadOnlyList<string>>? requires, Func<string>? name) : ICandidateFilter
    {
        public string Name => name?.Invoke() ?? "broken";

        public IReadOnlyList<string> Requires => requires?.Invoke() ?? [];

        public void Filter(CandidateBatch batch, KeepMask mask)
        {
            bool[] keep = new bool[mask.Length];
            for (int i = 0; i < keep.Length; i++)
            {
                keep[i] = mask.IsKept(i);
            }

            drop(batch, keep);
            for (int i = 0; i < keep.Length; i++)
            {
                if (!keep[i])
                {
                    mask.Drop(i);
                }
            }
        }
    }

    private sealed class FuncScorer(Action<CandidateBatch, Memory<float>> score, Func<IReadOnlyList<string>>? requires, Func<string>? name, SignalScope scope) : IScorer
    {
        public string Name => name?.Invoke() ?? "broken";

        public IReadOnlyList<string> Requires => requires?.Invoke() ?? [];

        public SignalScope Scope => scope;

        // A function cannot take a span: the scores go through memory, and what was not written stays as it was.
        public void Score(CandidateBatch batch, Span<float> scores)
        {
            float[] copy = scores.ToArray();
            score(batch, copy);
            copy.CopyTo(scores);
        }
    }

    private sealed class FuncReorderer(ReorderList reorder, Func<string>? name) : IReorderer
    {
        public string Name => name?.Invoke() ?? "broken";

        public int Reorder(in ScoredBatch batch, Span<int> order) => reorder(batch, order);
    }

    private sealed class FuncRows(Func<RankingContext, int, CancellationToken, IReadOnlyList<RowCandidate>> propose, Func<string>? name) : IRowSource
    {
        public string Name => name?.Invoke() ?? "broken";

        public ValueTask<IReadOnlyList<RowCandidate>> ProposeAsync(RankingContext context, int limit, CancellationToken cancellationToken) =>
            ValueTask.FromResult(propose(context, limit, cancellationToken));
    }

    private sealed class FuncSelector(Func<RowSelection, int> select, Func<string>? name) : IRowSelector
    {
        public string Name => name?.Invoke() ?? "broken";

        public int Select(RowSelection selection) => select(selection);
    }

    private sealed class FuncAttributeRanker(
        Func<AttributeQuery, RankingContext, CancellationToken, IReadOnlyList<RankedValue>> rank, Func<string>? name) : IAttributeRanker
    {
        public string Name => name?.Invoke() ?? "broken";

        public ValueTask<IReadOnlyList<RankedValue>> RankAsync(AttributeQuery query, RankingContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(rank(query, context, cancellationToken));
    }

    private sealed class FuncItemRanker(
        Func<IReadOnlyList<ItemQuery>, RankingContext, CancellationToken, IReadOnlyList<RankedList>> rank, Func<string>? name) : IItemRanker
    {
        public string Name => name?.Invoke() ?? "broken";

        public ValueTask<IReadOnlyList<RankedList>> RankAsync(IReadOnlyList<ItemQuery> lists, RankingContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(rank(lists, context, cancellationToken));
    }
}
