namespace Ranking;

/// <summary>Asks the sources of all lists, beside each other, and joins their answers in declared order.</summary>
internal sealed class CandidateRetrieval(ComponentRunner runner)
{
    public async ValueTask<CandidateUnion> RetrieveAsync(
        IReadOnlyList<ItemQuery> lists, RankingContext context, Scratch scratch, Deadline deadline)
    {
        int itemCount = context.Snapshot.Catalog.Count;
        var calls = new Call[lists.Sum(list => list.Sources.Count)];
        Start(lists, isOptional: false, calls, itemCount, context, scratch, deadline);
        Start(lists, isOptional: true, calls, itemCount, context, scratch, deadline);
        int next = 0;
        var found = new CandidateBuffer?[lists.Count][];
        for (int list = 0; list < lists.Count; list++)
        {
            found[list] = new CandidateBuffer?[lists[list].Sources.Count];
            for (int source = 0; source < found[list].Length; source++, next++)
            {
                found[list][source] = await JoinAsync(calls[next], lists[list], source, context, scratch).ConfigureAwait(false);
            }
        }

        return new CandidateUnion(lists, found, itemCount, context.Trace.IsFull, scratch);
    }

    // The sources of lists that a page may go without wait for the others.
    private void Start(IReadOnlyList<ItemQuery> lists, bool isOptional, Call[] calls, int itemCount, RankingContext context, Scratch scratch, Deadline deadline)
    {
        int next = 0;
        foreach (ItemQuery list in lists)
        {
            foreach (ICandidateSource source in list.Sources)
            {
                if (list.IsOptional == isOptional)
                {
                    calls[next] = Start(source, list, itemCount, context, scratch, deadline);
                }

                next++;
            }
        }
    }

    private Call Start(
        ICandidateSource source, ItemQuery query, int itemCount, RankingContext context, Scratch scratch, Deadline deadline)
    {
        int limit = Math.Max(1, Math.Min(query.CandidateLimit, itemCount));
        int[] items = scratch.Lend<int>(limit);
        float[] scores = scratch.Lend<float>(limit);
        var buffer = new CandidateBuffer(context.Eligibility, items, scores, limit, query.IncludeWatched, query.SeedItem);
        ValueTask<ComponentResult> task = runner.RunAsync(
            Stages.Source,
            source.Name,
            FailurePolicy.Skip,
            context,
            (source, buffer),
            static (state, context, token) => state.source.RetrieveAsync(context, state.buffer, token),
            deadline);
        return new Call(buffer, items, scores, task);
    }

    private static async ValueTask<CandidateBuffer?> JoinAsync(
        Call call, ItemQuery query, int source, RankingContext context, Scratch scratch)
    {
        ComponentResult result = (await call.Task.ConfigureAwait(false)).Note(context);
        if (!result.IsCompleted)
        {
            return null;
        }

        scratch.Adopt(call.Items);
        scratch.Adopt(call.Scores);
        if (context.Trace.IsFull)
        {
            context.Trace.Add(new TraceEntry(
                Stages.Source, query.Sources[source].Name, TraceOutcome.Ran, 0, call.Buffer.Count, result.Duration, query.Key));
        }

        return call.Buffer;
    }

    private readonly record struct Call(CandidateBuffer Buffer, int[] Items, float[] Scores, ValueTask<ComponentResult> Task);
}
