namespace Ranking;

/// <summary>Asks the sources of all lists, beside each other, and joins their answers in declared order.</summary>
internal sealed class CandidateRetrieval(ComponentRunner runner)
{
    public async ValueTask<CandidateUnion> RetrieveAsync(
        IReadOnlyList<ItemQuery> lists, RankingContext context, Scratch scratch, Deadline deadline)
    {
        int itemCount = context.Snapshot.Catalog.Count;
        var calls = new Call[lists.Sum(list => list.Sources.Count)];
        int room = lists.Sum(list => list.Sources.Count * LimitOf(list, itemCount));
        int[] items = scratch.Lend<int>(room);
        float[] scores = scratch.Lend<float>(room);
        Start(lists, isOptional: false, calls, items, scores, context, deadline);
        Start(lists, isOptional: true, calls, items, scores, context, deadline);
        int next = 0;
        bool isAbandoned = false;
        var found = new CandidateBuffer?[lists.Count][];
        for (int list = 0; list < lists.Count; list++)
        {
            found[list] = new CandidateBuffer?[lists[list].Sources.Count];
            for (int source = 0; source < found[list].Length; source++, next++)
            {
                ComponentResult result = (await calls[next].Task.ConfigureAwait(false)).Note(context);
                isAbandoned |= result.IsAbandoned;
                found[list][source] = result.IsCompleted ? Joined(calls[next].Buffer, lists[list], source, result, context) : null;
            }
        }

        if (!isAbandoned)
        {
            // Otherwise a source that was given up may still write to its part of them.
            scratch.Adopt(items);
            scratch.Adopt(scores);
        }

        return new CandidateUnion(lists, found, itemCount, context.Trace.IsFull, scratch);
    }

    private static int LimitOf(ItemQuery list, int itemCount) => Math.Max(1, Math.Min(list.CandidateLimit, itemCount));

    // The sources of lists that a page may go without wait for the others. Each has its part of the room.
    private void Start(IReadOnlyList<ItemQuery> lists, bool isOptional, Call[] calls, int[] items, float[] scores, RankingContext context, Deadline deadline)
    {
        int next = 0;
        int start = 0;
        foreach (ItemQuery list in lists)
        {
            int limit = LimitOf(list, context.Snapshot.Catalog.Count);
            for (int source = 0; source < list.Sources.Count; source++, next++, start += limit)
            {
                if (list.IsOptional == isOptional)
                {
                    var buffer = new CandidateBuffer(
                        context.Eligibility,
                        new ArraySegment<int>(items, start, limit),
                        new ArraySegment<float>(scores, start, limit),
                        limit,
                        list.IncludeWatched,
                        list.SeedItem);
                    calls[next] = new Call(buffer, Start(list.Sources[source], buffer, context, deadline));
                }
            }
        }
    }

    private ValueTask<ComponentResult> Start(ICandidateSource source, CandidateBuffer buffer, RankingContext context, Deadline deadline) => runner.RunAsync(
        Stages.Source,
        source.Name,
        FailurePolicy.Skip,
        context,
        (source, buffer),
        static (state, context, token) => state.source.RetrieveAsync(context, state.buffer, token),
        deadline);

    private static CandidateBuffer Joined(CandidateBuffer buffer, ItemQuery query, int source, in ComponentResult result, RankingContext context)
    {
        if (context.Trace.IsFull)
        {
            context.Trace.Add(new TraceEntry(Stages.Source, query.Sources[source].Name, TraceOutcome.Ran, 0, buffer.Count, result.Duration, query.Key));
        }

        return buffer;
    }

    private readonly record struct Call(CandidateBuffer Buffer, ValueTask<ComponentResult> Task);
}
