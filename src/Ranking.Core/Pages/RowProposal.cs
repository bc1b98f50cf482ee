namespace Ranking;

/// <summary>One call of a row source.</summary>
internal sealed class RowProposal(IRowSource source, int limit)
{
    private IReadOnlyList<RowCandidate> _rows = [];
    private Task<ComponentResult>? _task;

    public void Start(ComponentRunner runner, RankingContext context, CancellationToken cancellationToken) => _task = runner.RunAsync(
        Stages.Rows, source.Name, FailurePolicy.Skip, context, this, static (call, context, token) => call.ProposeAsync(context, token), cancellationToken).AsTask();

    public async ValueTask<IEnumerable<RowCandidate>> JoinAsync(RankingContext context)
    {
        ComponentResult result = await (_task ?? throw new InvalidOperationException("The call was not started.")).ConfigureAwait(false);
        if (!result.IsCompleted)
        {
            return [];
        }

        if (context.Trace.IsFull)
        {
            context.Trace.Add(new TraceEntry(
                Stages.Rows, source.Name, TraceOutcome.Ran, 0, Math.Min(limit, _rows.Count), result.Duration, string.Join(" | ", _rows.Take(limit).Select(row => row.Key))));
        }

        return _rows.Take(limit);
    }

    private async ValueTask ProposeAsync(RankingContext context, CancellationToken cancellationToken) =>
        _rows = await source.ProposeAsync(context, limit, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("it returned null instead of a list of rows");
}
