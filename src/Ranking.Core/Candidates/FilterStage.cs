namespace Ranking;

/// <summary>Runs filters in their order over one mask, for an item ranker and for a page alike. One that throws lets nothing through: a filter never fails open.</summary>
internal sealed class FilterStage(IReadOnlyList<ICandidateFilter> filters, ComponentRunner runner)
{
    /// <summary>Drops what the filters drop.</summary>
    /// <param name="batch">The titles, on the scope of a page.</param>
    /// <param name="keep">One flag a title at least, all set at first.</param>
    /// <param name="dropped">Takes what each filter dropped, as places in the batch; null where nobody asks.</param>
    public void Apply(CandidateBatch batch, bool[] keep, List<TraceColumn<int>>? dropped)
    {
        RankingTrace trace = batch.Context.Trace;
        foreach (ICandidateFilter filter in filters)
        {
            int before = trace.IsFull ? keep.AsSpan(0, batch.Count).Count(value: true) : 0;
            long start = trace.IsFull ? runner.Clock.GetTimestamp() : 0;
            bool[]? kept = dropped is null ? null : keep.AsSpan(0, batch.Count).ToArray();
            bool ran = runner.Run(
                Stages.Filter,
                filter.Name,
                FailurePolicy.Skip,
                batch.Context,
                (filter, batch, keep),
                static state => state.filter.Filter(state.batch, new KeepMask(state.keep.AsSpan(0, state.batch.Count))));
            if (!ran)
            {
                keep.AsSpan(0, batch.Count).Clear();
            }

            if (kept is not null)
            {
                dropped?.Add(new TraceColumn<int>(filter.Name, [.. Enumerable.Range(0, kept.Length).Where(i => kept[i] && !keep[i])]));
            }

            if (ran && trace.IsFull)
            {
                trace.Add(new TraceEntry(
                    Stages.Filter, filter.Name, TraceOutcome.Ran, before, keep.AsSpan(0, batch.Count).Count(value: true), runner.Since(start), ""));
            }
        }
    }
}
