namespace Ranking;

/// <summary>One call of a row source.</summary>
internal sealed class RowProposal(IRowSource source, int limit, bool isOptional)
{
    private IReadOnlyList<RowCandidate> _rows = [];
    private Task<ComponentResult>? _task;

    /// <summary>Whether a page that is late does without it.</summary>
    public bool IsOptional => isOptional;

    public void Start(ComponentRunner runner, RankingContext context, Deadline deadline) => _task = runner.RunAsync(
        Stages.Rows, source.Name, FailurePolicy.Skip, context, this, static (call, context, token) => call.ProposeAsync(context, token), deadline).AsTask();

    /// <summary>Does not ask the source.</summary>
    public void Shed(ComponentRunner runner, Deadline missed) => _task = Task.FromResult(runner.Shed(Stages.Rows, source.Name, missed));

    public async ValueTask<IEnumerable<RowCandidate>> JoinAsync(RankingContext context)
    {
        ComponentResult result = (await (_task ?? throw new InvalidOperationException("The call was not started.")).ConfigureAwait(false)).Note(context);
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

    private async ValueTask ProposeAsync(RankingContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<RowCandidate> rows = await source.ProposeAsync(context, limit, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("it returned null instead of a list of rows");
        foreach (RowCandidate row in rows)
        {
            if (row?.Kind is null || row.Key is null || row.Title is null || row.Sources is null || row.Sources.Any(candidates => candidates is null))
            {
                throw new InvalidOperationException($"it returned a row without a kind, a key, a title or sources: {row?.Key ?? "null"}");
            }
        }

        _rows = rows;
    }
}
