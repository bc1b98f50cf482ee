namespace Ranking;

/// <summary>
/// The host's filters over whatever rankers returned: rules hold whichever ranker made a list, and also where one failed and popularity stood in.
/// </summary>
internal sealed class PageFilter(IReadOnlyList<ICandidateFilter> filters, ComponentRunner runner)
{
    private static readonly Dictionary<string, ReadOnlyMemory<float>> NoSignals = new(StringComparer.Ordinal);

    private readonly FilterStage _stage = new(filters, runner);

    public IReadOnlyList<RankedList> Apply(IReadOnlyList<RankedList> lists, RankingContext context)
    {
        if (filters.Count == 0)
        {
            return lists;
        }

        int[] items = [.. lists.SelectMany(list => list.Items.ToArray()).Distinct()];
        var batch = new CandidateBatch(context, SignalScope.Page, items, NoSignals, [], default);
        var keep = new bool[items.Length];
        Array.Fill(keep, value: true);
        List<TraceColumn<int>>? dropped = context.Trace.IsFull ? [] : null;
        _stage.Apply(batch, keep, dropped);
        (context.Trace as TraceRecorder)?.Filtered(
            dropped?.Select(column => new TraceColumn<string>(column.Name, [.. column.Values.Select(i => context.Snapshot.Catalog.Ids[items[i]])])) ?? []);
        var kept = new HashSet<int>(items.Where((_, i) => keep[i]));
        return [.. lists.Select(list => list.Where(kept.Contains))];
    }

    public IEnumerable<PlanNode> Describe() => filters.Select(filter => new PlanNode(Stages.Filter, filter.Name));
}
